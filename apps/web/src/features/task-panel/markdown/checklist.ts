import type { Token, Tokens } from 'marked'
import { readMarkdown } from './read-markdown.ts'

export interface ChecklistItem {
  /** Where the sign between the brackets stands. */
  readonly at: number
  readonly isChecked: boolean
  readonly text: string
}

/** A line that begins as an item does, with a text behind the box. It may still stand in a block of code. */
const candidate = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*)+\[([ xX])\][ \t]+(?=\S)/gm

/**
 * The items of the checklists in a Markdown text, in the order in which they are shown, nested ones too. Whether a line
 * is an item is not guessed: each candidate is numbered, and those whose number arrives in an item are items.
 */
export function checklistOf(markdown: string): readonly ChecklistItem[] {
  const candidates = [...markdown.matchAll(candidate)]
  if (candidates.length === 0) return []
  return itemsIn(readMarkdown(numbered(markdown, candidates)) ?? [])
    .map((item) => candidates[numberOf(item)])
    .filter((match) => match !== undefined)
    .map((match) => itemAt(markdown, match))
}

/** Boxes stand in lists and in quotes, which stand in each other. */
function itemsIn(tokens: readonly Token[]): Tokens.ListItem[] {
  return tokens.flatMap((token) => {
    if (token.type === 'list') return itemsIn((token as Tokens.List).items)
    const inner = token.type === 'list_item' || token.type === 'blockquote' ? itemsIn(token.tokens ?? []) : []
    return token.type === 'list_item' && token.task ? [token as Tokens.ListItem, ...inner] : inner
  })
}

// Signs for private use, which stand for nothing in Markdown.
const numbered = (markdown: string, candidates: readonly RegExpExecArray[]) => {
  let end = 0
  const parts = candidates.map((match, number) => {
    const start = end
    end = match.index + match[0].length
    return `${markdown.slice(start, end)}\ue000${number}\ue001`
  })
  return parts.join('') + markdown.slice(end)
}

const numberOf = ({ text }: Tokens.ListItem): number => Number(/^\ue000(\d+)\ue001/.exec(text)?.[1] ?? -1)

function itemAt(markdown: string, match: RegExpExecArray): ChecklistItem {
  const start = match.index + match[0].length
  const end = markdown.indexOf('\n', start)
  return {
    at: match.index + match[0].lastIndexOf(']') - 1,
    isChecked: match[1] !== ' ',
    text: markdown.slice(start, end === -1 ? undefined : end).trim(),
  }
}

/** Ticks an item or takes the tick away; nothing else of the text changes. */
export function tick(markdown: string, index: number, isChecked: boolean): string {
  const item = checklistOf(markdown)[index]
  if (!item || item.isChecked === isChecked) return markdown
  return `${markdown.slice(0, item.at)}${isChecked ? 'x' : ' '}${markdown.slice(item.at + 1)}`
}

/**
 * The same tick in a text that somebody else has changed meanwhile: of the items with the same words, the one that is
 * as many from the first. Null when there is none.
 */
export function tickLike(markdown: string, index: number, isChecked: boolean, theirs: string): string | null {
  const items = checklistOf(markdown)
  const text = items[index]?.text
  const place = items.slice(0, index).filter((item) => item.text === text).length
  const same = [...checklistOf(theirs).entries()].filter(([, item]) => item.text === text)[place]
  return same ? tick(theirs, same[0], isChecked) : null
}
