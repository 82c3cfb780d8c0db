import DOMPurify from 'dompurify'
import type { Tokens } from 'marked'
import { Parser } from 'marked'
import { mentionedId, toWritten } from './mentions.ts'
import { newMarked, readMarkdown } from './read-markdown.ts'

interface Reader {
  /** Boxes can be ticked. */
  readonly canTick: boolean
  /** Who reads: what is said to them stands out. */
  readonly me: string
}

const plain = ['title', 'type', 'checked', 'disabled', 'start', 'align', 'dir', 'aria-label', 'data-mention']

const allowed = {
  ALLOWED_TAGS: [
    ...['a', 'b', 'blockquote', 'br', 'code', 'del', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'input', 'li'],
    ...['ol', 'p', 'pre', 'span', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
  ],
  ALLOWED_ATTR: ['href', ...plain],
  // They are no addresses, so the rule for addresses is not asked.
  ADD_URI_SAFE_ATTR: plain,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // An address of this server has one slash in front; two, or one and a backslash, name another server.
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|\/(?![/\\]))/i,
}

const purifier = DOMPurify(window)
// A link of somebody else's text opens apart, and its page learns nothing of ours.
purifier.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName !== 'A' || !node.hasAttribute('href') || placeOf(node.getAttribute('href') ?? '') !== null) return
  node.setAttribute('target', '_blank')
  node.setAttribute('rel', 'noopener noreferrer nofollow')
})

/** The path of a link that leads to a place of this application, however it is written; null for any other. */
export function placeOf(address: string): string | null {
  if (!URL.canParse(address, location.origin)) return null
  const { origin, pathname, search } = new URL(address, location.origin)
  return origin === location.origin && /^\/(tasks|projects)\/./.test(pathname) ? pathname + search : null
}

/** Markdown as HTML in which nothing can run or load. What is HTML in it is shown as the text that it is. */
export function renderMarkdown(text: string, reader: Reader): string {
  const tokens = readMarkdown(text)
  const html = tokens ? Parser.parse(tokens, newMarked().use({ renderer: rendererFor(reader) }).defaults) : asText(text)
  return purifier.sanitize(html, allowed)
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign)
const asText = (text: string) => `<p>${escaped(text.trim()).replaceAll('\n', '<br>')}</p>`

/** The first line of an item without its marks. */
const spoken = (text: string) =>
  toWritten(text.split('\n', 1)[0] ?? '')
    .text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*_`~]/g, '')
    .slice(0, 200)

function rendererFor({ canTick, me }: Reader) {
  // A box is named by the words beside it, which are read before it is.
  let words = ''
  return {
    html: ({ text, block }: Tokens.HTML | Tokens.Tag) => (block ? asText(text) : escaped(text)),
    image: ({ href, text }: Tokens.Image) => `<a href="${escaped(href)}">${escaped(text || href)}</a>`,
    checkbox: ({ checked }: Tokens.Checkbox) =>
      `<input type="checkbox" aria-label="${escaped(words)}"${checked ? ' checked' : ''}${canTick ? '' : ' disabled'}> `,
    listitem(this: { parser: Parser }, item: Tokens.ListItem) {
      words = spoken(item.text)
      return `<li dir="auto">${this.parser.parse(item.tokens)}</li>\n`
    },
    /** Below the headings of the panel. */
    heading(this: { parser: Parser }, { tokens, depth }: Tokens.Heading) {
      const level = Math.min(Math.max(depth + 1, 3), 6)
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`
    },
    link(this: { parser: Parser }, { href, tokens, text }: Tokens.Link): string | false {
      const id = text.startsWith('@') ? mentionedId(href) : null
      if (id === null) return false
      return `<span data-mention="${id === me ? 'me' : 'other'}">${this.parser.parseInline(tokens)}</span>`
    },
  }
}
