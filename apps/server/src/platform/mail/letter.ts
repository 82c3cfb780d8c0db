import { escapeHtml } from '../http/escape-html.ts'
import type { Mail } from './mailer.ts'

/** What a mail says, in plain words: what is not text is put in by `toMail`. */
export interface Letter {
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** What the person may do about it. */
  readonly action?: { readonly label: string; readonly url: string }
  /** What to do when the mail was not expected. */
  readonly footnote: string
}

/** A letter as a mail in text and in HTML; both say the same. */
export function toMail(to: string, given: Letter): Mail {
  const letter = { ...given, subject: oneLine(given.subject), paragraphs: given.paragraphs.map(oneLine) }
  return { to, subject: letter.subject, text: textOf(letter), html: htmlOf(letter) }
}

/** A name that somebody chose must not become a header or a second line. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

const textOf = ({ paragraphs, action, footnote }: Letter) =>
  [...paragraphs, ...(action ? [`${action.label}:\n${action.url}`] : []), '-- ', footnote].join('\n\n')

// Mail programs read styles only where they stand.
const body = 'margin:0;padding:24px;background:#f4f5f3;font:16px/1.5 system-ui,sans-serif;color:#1d2320'
const card = 'max-width:520px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px'
const button =
  'display:inline-block;padding:11px 20px;background:#1f6b52;color:#ffffff;font-weight:600;text-decoration:none;border-radius:8px'
const quiet = 'font-size:14px;color:#55605a'

const htmlOf = ({ subject, paragraphs, action, footnote }: Letter) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="${body}">
<div style="${card}">
<p style="margin:0;color:#1f6b52;font-weight:600">Millrace</p>
<h1 style="margin:4px 0 20px;font-size:22px;line-height:1.25">${escapeHtml(subject)}</h1>
${paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
${action ? actionOf(action) : ''}
<p style="${quiet};margin-bottom:0">${escapeHtml(footnote)}</p>
</div>
</body>
</html>
`

const actionOf = ({ label, url }: NonNullable<Letter['action']>) => `<p style="margin:24px 0">
<a href="${escapeHtml(url)}" style="${button}">${escapeHtml(label)}</a></p>
<p style="${quiet};overflow-wrap:anywhere">If the button does not work, open this address: ${escapeHtml(url)}</p>`
