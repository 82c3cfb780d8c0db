const around = 18
const longest = 72

/** The parts in which two texts differ, with a little of what is around them. */
export function snippets(from: string, to: string): readonly [string, string] {
  if (from.length <= longest && to.length <= longest) return [from, to]
  const shortest = Math.min(from.length, to.length)
  let start = 0
  while (start < shortest && from[start] === to[start]) start += 1
  let same = 0
  while (same < shortest - start && from.at(-1 - same) === to.at(-1 - same)) same += 1
  return [part(from, start, from.length - same), part(to, start, to.length - same)]
}

function part(text: string, start: number, end: number): string {
  if (text === '') return ''
  const first = start <= around ? 0 : start - around
  const last = Math.min(end + around, first + longest, text.length)
  // Half of a pair is no letter.
  const cut = text.slice(first, last).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
  return `${first > 0 ? '…' : ''}${cut.replaceAll(/\s+/g, ' ')}${last < text.length ? '…' : ''}`
}
