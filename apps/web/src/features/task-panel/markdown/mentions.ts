/**
 * How a person is mentioned in the stored Markdown, which notifications read:
 *
 *     [@Ada Lovelace](user:019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e)
 *
 * A link whose address is `user:` and the id of the user, in lower case, and whose text is `@` and the name as it was
 * when it was written. In the name, each of \ [ ] ` * _ < & ~ has a backslash in front, and white space is one space.
 * While somebody writes, they see `@Ada Lovelace`; where each mention stands is kept beside the text.
 */
export interface Mention {
  readonly id: string
  /** Where its `@` stands. */
  readonly start: number
  /** Behind its last letter. */
  readonly end: number
}

/** A text as it is written, and the mentions in it from first to last. */
export interface Written {
  readonly text: string
  readonly mentions: readonly Mention[]
}

const stored = /\[@((?:[^\\[\]\n]|\\[\\[\]`*_<&~])+)\]\(user:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/g

const escaped = (name: string) => name.replaceAll(/[\\[\]`*_<&~]/g, '\\$&')
const unescaped = (name: string) => name.replaceAll(/\\(.)/g, '$1')

/** The name as a mention shows it. */
const mentionText = (name: string): string => `@${name.trim().replaceAll(/\s+/g, ' ')}`

/** The id of the user that the address of a mention leads to. */
export const mentionedId = (address: string): string | null =>
  /^user:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(address)?.[1] ?? null

/** Stored Markdown as a person writes it. */
export function toWritten(markdown: string): Written {
  const mentions: Mention[] = []
  let text = ''
  let end = 0
  for (const match of markdown.matchAll(stored)) {
    const [whole, name = '', id = ''] = match
    // A name that this program would have written in another way must not change by being read.
    if (escaped(unescaped(name)) !== name) continue
    text += markdown.slice(end, match.index)
    end = match.index + whole.length
    const start = text.length
    text += `@${unescaped(name)}`
    mentions.push({ id, start, end: text.length })
  }
  return { text: text + markdown.slice(end), mentions }
}

/** What is stored of a written text. */
export function toMarkdown({ text, mentions }: Written): string {
  let markdown = ''
  let end = 0
  for (const mention of mentions) {
    const name = text.slice(mention.start + 1, mention.end)
    markdown += `${text.slice(end, mention.start)}[@${escaped(name)}](user:${mention.id})`
    end = mention.end
  }
  return markdown + text.slice(end)
}

/**
 * After typing that left the caret at `caret`: mentions move with their text, and one that was typed into is plain text
 * from then on.
 */
export function rewritten({ text, mentions }: Written, next: string, caret: number): Written {
  const shortest = Math.min(text.length, next.length)
  let same = 0
  while (same < Math.min(shortest, next.length - caret) && text.at(-1 - same) === next.at(-1 - same)) same += 1
  let start = 0
  while (start < shortest - same && text[start] === next[start]) start += 1
  const end = text.length - same
  const moved = next.length - text.length
  const kept = mentions.flatMap((mention) => {
    if (mention.end <= start) return [mention]
    if (mention.start < end) return []
    return [{ ...mention, start: mention.start + moved, end: mention.end + moved }]
  })
  return { text: next, mentions: kept }
}

/** A person is put in place of what stands from `start` to `end`, with a space behind. */
export function withMention(written: Written, start: number, end: number, { id, name }: { id: string; name: string }) {
  const mention = mentionText(name)
  const space = written.text[end] === ' ' ? '' : ' '
  const placed = { id, start, end: start + mention.length }
  const text = `${written.text.slice(0, start)}${mention}${space}${written.text.slice(end)}`
  const next = rewritten(written, text, placed.end + space.length)
  return { text, mentions: [...next.mentions, placed].sort((one, other) => one.start - other.start) }
}
