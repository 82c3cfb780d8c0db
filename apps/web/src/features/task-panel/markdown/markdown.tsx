import DOMPurify from 'dompurify'
import { marked } from 'marked'
import { useMemo } from 'react'
import styles from './markdown.module.css'

const purifier = DOMPurify(window)
// A link of somebody else's text opens apart, and its page learns nothing of ours.
purifier.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName !== 'A') return
  node.setAttribute('target', '_blank')
  node.setAttribute('rel', 'noopener noreferrer nofollow')
})

const allowed = {
  ALLOWED_TAGS: [
    ...['a', 'b', 'blockquote', 'br', 'code', 'del', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'input', 'li'],
    ...['ol', 'p', 'pre', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
  ],
  ALLOWED_ATTR: ['href', 'title', 'type', 'checked', 'disabled', 'start', 'align'],
  ALLOWED_URI_REGEXP: /^(https?:|mailto:|\/(?!\/))/i,
}

/** Markdown as it reads. Everything that could run or load from elsewhere is taken out. */
export function Markdown({ text }: { text: string }) {
  const html = useMemo(
    () => purifier.sanitize(marked.parse(text, { async: false, gfm: true, breaks: true }), allowed),
    [text],
  )
  // biome-ignore lint/security/noDangerouslySetInnerHtml: DOMPurify has just cleaned it.
  return <div className={styles.markdown} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
}
