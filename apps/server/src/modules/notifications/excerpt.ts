import { withNames } from './mentions.ts'

const longest = 200
// Enough to find 200 characters in; the rest of a long text need not be read.
const read = 2000

/** The beginning of a Markdown text, at most 200 characters of plain text on one line. */
export function excerptOf(markdown: string): string {
  const text = plain(withNames(markdown.slice(0, read)))
  const characters = [...text]
  return characters.length > longest
    ? `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : text
}

/** Without the marks of Markdown (CommonMark 0.31) that would be in the way of reading; what they mark stays. */
const plain = (markdown: string): string =>
  markdown
    .replaceAll(/^\s*(```|~~~).*$/gm, ' ')
    .replaceAll(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replaceAll(/^\s*(#{1,6}\s|>\s?|[-*+]\s(\[[ xX]\]\s)?|\d{1,9}[.)]\s)/gm, '')
    .replaceAll(/(\*\*|__|~~|`+)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replaceAll(/(^|\W)[*_](?=\S)([^*_\n]*?\S)[*_](?=\W|$)/g, '$1$2')
    .replaceAll(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
