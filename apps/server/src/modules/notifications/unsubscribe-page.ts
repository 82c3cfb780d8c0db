import { hash } from 'node:crypto'
import { escapeHtml } from '../../platform/http/escape-html.ts'
import { pageStyle } from '../../platform/identity/built-in/pages/style.ts'

export type PageLanguage = 'en' | 'de'

const texts = {
  en: {
    title: 'Stop these mails?',
    question: 'You get no more mails of this kind from Millrace. In the application you are told as before.',
    confirm: 'Stop the mails',
    doneTitle: 'It is done',
    done: 'If the link was a valid one, you get no more mails of this kind.',
    settings: 'Choose what you are mailed',
  },
  de: {
    title: 'Diese E-Mails abbestellen?',
    question:
      'Sie erhalten von Millrace keine E-Mails dieser Art mehr. In der Anwendung werden Sie weiter benachrichtigt.',
    confirm: 'E-Mails abbestellen',
    doneTitle: 'Erledigt',
    done: 'Wenn der Link gültig war, erhalten Sie keine E-Mails dieser Art mehr.',
    settings: 'Auswählen, worüber Sie E-Mails erhalten',
  },
} as const

/** The style stands in the page: the provider's style sheet is not there when another issuer is trusted. */
export const styleSource = `'sha256-${hash('sha256', pageStyle, 'base64')}'`

/** Asks before anything is changed, because programs that look for viruses open every link of a mail. */
export function confirmPage(language: PageLanguage, action: string): string {
  const { title, question, confirm } = texts[language]
  const form = `<form method="post" action="${escapeHtml(action)}"><button>${confirm}</button></form>`
  return page(language, title, `<p>${question}</p>\n${form}`)
}

/** The same whether or not the link was ours. */
export function donePage(language: PageLanguage, publicUrl: string): string {
  const { doneTitle, done, settings } = texts[language]
  const link = `<p class="links"><a href="${escapeHtml(publicUrl)}/settings">${settings}</a></p>`
  return page(language, doneTitle, `<p>${done}</p>\n${link}`)
}

const page = (language: PageLanguage, title: string, body: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Millrace</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
<p class="brand">Millrace</p>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`
