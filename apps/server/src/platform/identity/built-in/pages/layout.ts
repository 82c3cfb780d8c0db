import { hash } from 'node:crypto'
import { escapeHtml } from '../../../http/escape-html.ts'
import { longestPassword, shortestPassword } from '../../password-rules.ts'
import { pageStyle } from './style.ts'

/** Changes with the style sheet, so that browsers may keep it. */
const styleVersion = hash('sha256', pageStyle, 'base64url').slice(0, 8)

/** A page of the provider; `base` is the path that its addresses begin with, `body` is HTML. */
export const page = (base: string, title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Millrace</title>
<link rel="stylesheet" href="${base}/style.css?v=${styleVersion}">
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

/** What went wrong, read out at once by screen readers; nothing when nothing did. */
export const problem = (text: string | null): string =>
  text === null ? '' : `<p class="alert" role="alert" id="problem">${escapeHtml(text)}</p>`

export const success = (text: string): string => `<p class="success" role="status">${escapeHtml(text)}</p>`

interface Field {
  readonly id: string
  readonly label: string
  readonly type: 'text' | 'email' | 'password'
  readonly autocomplete: string
  readonly maxlength: number
  readonly value?: string
  readonly minlength?: number
  /** HTML attributes of one field only. */
  readonly more?: string
  /** Said below the label. */
  readonly hint?: string
  readonly isFocused?: boolean
  /** Whether the problem above is about this field. */
  readonly isWrong?: boolean
}

/** A field with its label. */
export function field({ id, label, hint, isFocused, isWrong, ...rest }: Field): string {
  const described = [...(isWrong ? ['problem'] : []), ...(hint === undefined ? [] : [`${id}-hint`])].join(' ')
  const attributes = [
    `id="${id}" name="${id}" type="${rest.type}" autocomplete="${rest.autocomplete}" required`,
    `maxlength="${rest.maxlength}"`,
    rest.minlength === undefined ? '' : `minlength="${rest.minlength}"`,
    rest.value === undefined ? '' : `value="${escapeHtml(rest.value)}"`,
    rest.more ?? '',
    described === '' ? '' : `aria-describedby="${described}"`,
    isWrong ? 'aria-invalid="true"' : '',
    isFocused ? 'autofocus' : '',
  ]
  const note = hint === undefined ? '' : `<p class="hint" id="${id}-hint">${escapeHtml(hint)}</p>\n`
  return `<label for="${id}">${escapeHtml(label)}</label>\n${note}<input ${attributes.filter(Boolean).join(' ')}>`
}

/** An address that is not to be changed, where a password manager finds whose password it is. */
export const knownEmail = (email: string): string =>
  `<p class="person">${escapeHtml(email)}</p>
<input class="unseen" type="email" name="email" autocomplete="username" value="${escapeHtml(email)}" readonly tabindex="-1" aria-hidden="true">`

type Adjustments = Pick<Field, 'label' | 'isFocused' | 'isWrong'>

/** A field for a password that is to be remembered. */
export const newPasswordField = (adjustments: Partial<Adjustments> = {}): string =>
  field({
    id: 'new-password',
    label: 'New password',
    type: 'password',
    autocomplete: 'new-password',
    minlength: shortestPassword,
    maxlength: longestPassword,
    hint: `At least ${shortestPassword} characters. Three or four words that do not belong together are good.`,
    ...adjustments,
  })

export const passwordField = (adjustments: Partial<Adjustments> = {}): string =>
  field({
    id: 'password',
    label: 'Password',
    type: 'password',
    autocomplete: 'current-password',
    maxlength: longestPassword,
    ...adjustments,
  })

/** A field for a one-time code; where told so, a recovery code fits as well. */
export const codeField = (
  adjustments: Partial<Adjustments> & { readonly takesRecoveryCode?: boolean } = {},
): string => {
  const { takesRecoveryCode = false, ...rest } = adjustments
  return field({
    id: 'code',
    label: 'Code',
    type: 'text',
    autocomplete: 'one-time-code',
    maxlength: 32,
    // Not only digits: phones would show a keyboard on which a recovery code cannot be typed.
    more: `${takesRecoveryCode ? '' : 'inputmode="numeric" '}autocapitalize="none" spellcheck="false"`,
    ...rest,
  })
}
