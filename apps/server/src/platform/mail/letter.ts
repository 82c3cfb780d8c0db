import { escapeHtml } from '../http/escape-html.ts'
import type { Mail } from './mailer.ts'

interface Link {
  readonly label: string
  readonly url: string
}

/** Something among several that a letter tells of. */
export interface Section {
  readonly title: Link
  readonly lines: readonly string[]
}

/** What a mail says, in plain words: what is not text is put in by `toMail`. */
export interface Letter {
  /** English unless told otherwise. */
  readonly language?: 'en' | 'de'
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** What somebody wrote. */
  readonly quote?: string
  readonly sections?: readonly Section[]
  /** What the person may do about it. */
  readonly action?: Link
  /** What to do when the mail was not expected. */
  readonly footnote: string
  /** Where to choose what is mailed. */
  readonly links?: readonly Link[]
}

const instead = {
  en: 'If the button does not work, open this address:',
  de: 'Wenn die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse:',
} as const

/** A letter as a mail in text and in HTML; both say the same. */
export function toMail(to: string, given: Letter): Mail {
  const letter = {
    ...given,
    subject: oneLine(given.subject),
    paragraphs: given.paragraphs.map(oneLine),
    ...(given.quote !== undefined && { quote: oneLine(given.quote) }),
    ...(given.sections && { sections: given.sections.map(plainSection) }),
  }
  return { to, subject: letter.subject, text: textOf(letter), html: htmlOf(letter) }
}

const plainSection = ({ title, lines }: Section): Section => ({
  title: { ...title, label: oneLine(title.label) },
  lines: lines.map(oneLine),
})

/** A name that somebody chose must not become a header or a second line. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

function textOf({ paragraphs, quote, sections = [], action, footnote, links = [] }: Letter): string {
  const parts = [
    ...paragraphs,
    ...(quote === undefined ? [] : [`> ${quote}`]),
    ...sections.map(({ title, lines }) => [title.label, ...lines.map((line) => `  - ${line}`), title.url].join('\n')),
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    '-- ',
    footnote,
    ...links.map(({ label, url }) => `${label}:\n${url}`),
  ]
  return parts.join('\n\n')
}

// Mail programs read styles only where they stand.
const body = 'margin:0;padding:24px;background:#f4f5f3;font:16px/1.5 system-ui,sans-serif;color:#1d2320'
const card = 'max-width:520px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px'
const button =
  'display:inline-block;padding:11px 20px;background:#1f6b52;color:#ffffff;font-weight:600;text-decoration:none;border-radius:8px'
const quiet = 'font-size:14px;color:#55605a'
const quoted = 'margin:16px 0;padding:2px 0 2px 16px;border-left:3px solid #c9d2cd;overflow-wrap:anywhere'
const linked = 'color:#1f6b52'

function htmlOf(letter: Letter): string {
  const { language = 'en', subject, paragraphs, quote, sections = [], action, footnote, links = [] } = letter
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="${body}">
<div style="${card}">
<p style="margin:0;color:#1f6b52;font-weight:600">Millrace</p>
<h1 style="margin:4px 0 20px;font-size:22px;line-height:1.25;overflow-wrap:anywhere">${escapeHtml(subject)}</h1>
${paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
${quote === undefined ? '' : `<blockquote style="${quoted}">${escapeHtml(quote)}</blockquote>`}
${sections.map(sectionOf).join('\n')}
${action ? actionOf(action, instead[language]) : ''}
<p style="${quiet};margin-bottom:0">${[escapeHtml(footnote), ...links.map(linkOf)].join(' · ')}</p>
</div>
</body>
</html>
`
}

const linkOf = ({ label, url }: Link) => `<a href="${escapeHtml(url)}" style="${linked}">${escapeHtml(label)}</a>`

const sectionOf = ({ title, lines }: Section) => `<p style="margin:16px 0 0;font-weight:600">${linkOf(title)}</p>
<ul style="margin:4px 0 0;padding-left:20px">${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`

const actionOf = ({ label, url }: Link, advice: string) => `<p style="margin:24px 0">
<a href="${escapeHtml(url)}" style="${button}">${escapeHtml(label)}</a></p>
<p style="${quiet};overflow-wrap:anywhere">${escapeHtml(advice)} ${escapeHtml(url)}</p>`
