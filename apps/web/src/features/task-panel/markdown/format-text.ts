/** Text to put in place of what stands from `start` to `end`. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Edits from the last place to the first, so that none moves another, and what is selected afterwards. */
export interface Formatting {
  readonly edits: readonly TextEdit[]
  readonly selection: readonly [start: number, end: number]
}

type Format = (text: string, start: number, end: number) => Formatting

/** Puts a mark on both sides of what is selected, or takes it away. */
export const wrapped =
  (mark: string): Format =>
  (text, start, end) => {
    const { length } = mark
    const isWrapped = text.slice(start - length, start) === mark && text.slice(end, end + length) === mark
    // Within bold text, one of the two stars is no italic.
    const isOther = length === 1 && (text[start - 2] === mark || text[end + 1] === mark)
    if (isWrapped && !isOther) {
      return {
        edits: [
          { start: end, end: end + length, text: '' },
          { start: start - length, end: start, text: '' },
        ],
        selection: [start - length, end - length],
      }
    }
    return {
      edits: [
        { start: end, end, text: mark },
        { start, end: start, text: mark },
      ],
      selection: [start + length, end + length],
    }
  }

const marker = /^(\s*)(?:[-*+] \[[ xX]\] |[-*+] |\d+[.)] )?/

/** Makes every selected line an item, or plain again when all are. */
export const listed =
  (prefix: string): Format =>
  (text, start, end) => {
    const lines = linesOf(text, start, end)
    const isList = lines.every(({ content }) => content.trimStart().startsWith(prefix) && isOf(prefix, content))
    const edits = lines.map((line) => {
      const [whole = '', indent = ''] = marker.exec(line.content) ?? []
      return { start: line.start, end: line.start + whole.length, text: isList ? indent : indent + prefix }
    })
    const grown = edits.map((edit) => edit.text.length - (edit.end - edit.start))
    const all = grown.reduce((sum, each) => sum + each, 0)
    const first = lines[0]?.start ?? start
    return { edits: edits.reverse(), selection: [Math.max(first, start + (grown[0] ?? 0)), end + all] }
  }

/** "- [ ] a" begins as a list too. */
const isOf = (prefix: string, content: string) => prefix !== '- ' || !/^\s*- \[[ xX]\] /.test(content)

function linesOf(text: string, start: number, end: number): { start: number; content: string }[] {
  const first = text.lastIndexOf('\n', start - 1) + 1
  const last = text.indexOf('\n', end)
  let at = first
  return text
    .slice(first, last === -1 ? undefined : last)
    .split('\n')
    .map((content) => {
      const line = { start: at, content }
      at += content.length + 1
      return line
    })
}

/** What is selected becomes the words of a link, whose address is written next; or all of it, when it is one. */
export const linked: Format = (text, start, end) => {
  const words = text.slice(start, end)
  if (isAddress(words)) {
    return {
      edits: [
        { start: end, end, text: `](${words})` },
        { start, end: start, text: '[' },
      ],
      selection: [start + 1, end + 1],
    }
  }
  const address = end + 3
  return {
    edits: [
      { start: end, end, text: '](https://)' },
      { start, end: start, text: '[' },
    ],
    selection: [address, address + 8],
  }
}

export const isAddress = (text: string): boolean => /^https?:\/\/\S+$/.test(text)

/** Code within a line, or a block of it. */
export const coded: Format = (text, start, end) => {
  if (!text.slice(start, end).includes('\n')) return wrapped('`')(text, start, end)
  const before = start === 0 || text[start - 1] === '\n' ? '' : '\n'
  return {
    edits: [
      { start: end, end, text: '\n```\n' },
      { start, end: start, text: `${before}\`\`\`\n` },
    ],
    selection: [start + before.length + 4, end + before.length + 4],
  }
}

/** Enter in a list begins the next item, and ends the list in an empty one; null outside of lists. */
export function nextItem(text: string, at: number): Formatting | null {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const item = /^(\s*(?:> )*)([-*+]|(\d{1,9})([.)])) (\[[ xX]\] )?/.exec(text.slice(start, at))
  if (!item) return null
  const [whole, indent = '', bullet = '', number, sign = '', box] = item
  if (at === start + whole.length) return { edits: [{ start, end: at, text: '' }], selection: [start, start] }
  const next = number === undefined ? bullet : `${Number(number) + 1}${sign}`
  const begun = `\n${indent}${next} ${box ? '[ ] ' : ''}`
  return { edits: [{ start: at, end: at, text: begun }], selection: [at + begun.length, at + begun.length] }
}
