/** Why the program cannot go on and what to do about it, in words for whoever started it. */
export class StartError extends Error {
  override name = 'StartError'
}
