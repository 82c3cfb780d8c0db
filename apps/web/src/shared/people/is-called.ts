const wordsOf = (text: string) => text.toLocaleLowerCase().split(/[\s\-'’(]+/)

/** Whether a text begins as some word of the name does, which is how the server finds people. */
export function isCalled(name: string, text: string): boolean {
  const words = wordsOf(name)
  const asked = wordsOf(text.trim()).join(' ')
  return words.some((_, index) => words.slice(index).join(' ').startsWith(asked))
}
