import { hash } from 'node:crypto'
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

/**
 * Asks before anything is changed, because programs that look for viruses open every link of a mail. The form goes to
 * the address that the page has.
 */
export function confirmPage(language: PageLanguage): string {
  const { title, question, confirm } = texts[language]
  return page(language, title, `<p>${question}</p>\n<form method="post"><button>${confirm}</button></form>`)
}

/** The same whether or not the link was ours. */
export function donePage(language: PageLanguage): string {
  const { doneTitle, done, settings } = texts[language]
  return page(language, doneTitle, `<p>${done}</p>\n<p class="links"><a href="/settings">${settings}</a></p>`)
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
