import { hash } from 'node:crypto'
import { pageStyle } from './page-style.ts'

/** Changes with the style sheet, so that browsers may keep it. */
const styleVersion = hash('sha256', pageStyle, 'base64url').slice(0, 8)

interface SignInForm {
  /** Where the form is sent. */
  readonly action: string
  readonly email: string
  readonly failed: boolean
}

/** The sign-in form. What went wrong is said in the same words whatever it was. */
export const signInPage = (base: string, { action, email, failed }: SignInForm): string =>
  page(
    base,
    'Sign in',
    `${failed ? alert('The e-mail address or the password is not right. After several tries, wait a moment.') : ''}
<form method="post" action="${escapeHtml(action)}">
<label for="email">E-mail address</label>
<input id="email" name="email" type="email" autocomplete="username" required maxlength="254" value="${escapeHtml(email)}"${failed ? '' : ' autofocus'}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="1024"${failed ? ' autofocus aria-describedby="problem"' : ''}>
<button type="submit">Sign in</button>
</form>`,
  )

/** Shown when the browser comes back to a sign-in that is over or was begun elsewhere. */
export const expiredPage = (base: string): string =>
  page(
    base,
    'This sign-in is over',
    '<p>It took too long or was finished already. Go back to Millrace and start again.</p>',
  )

export const foreignOriginPage = (base: string): string =>
  page(base, 'Not sent from here', '<p>The form was sent from another site. Go back to Millrace and sign in there.</p>')

export const tooManyTriesPage = (base: string, seconds: number): string =>
  page(base, 'Too many tries', `<p>Wait ${seconds} seconds, then go back and try again.</p>`)

/** A request that the protocol does not allow; mostly seen by whoever writes a client. */
export const errorPage = (base: string, error: string, description = ''): string =>
  page(
    base,
    error === 'server_error' ? 'Something went wrong' : 'This cannot go on',
    `<p>Go back to Millrace and start again. If it happens again, tell whoever runs it.</p>
<p class="quiet">${escapeHtml(error)}${description === '' || error === 'server_error' ? '' : `: ${escapeHtml(description)}`}</p>`,
  )

/** Asks whether to sign out. `form` is the provider's own, with its protection against forgery. */
export const signOutPage = (base: string, form: string): string =>
  page(
    base,
    'Sign out?',
    `${form}
<button autofocus type="submit" form="op.logoutForm" value="yes" name="logout">Sign out</button>
<button class="second" type="submit" form="op.logoutForm">Stay signed in</button>`,
  )

export const signedOutPage = (base: string): string =>
  page(base, 'Signed out', '<p>You are signed out of Millrace. You may close this page.</p>')

const alert = (text: string) => `<p class="alert" role="alert" id="problem">${text}</p>`

const page = (base: string, title: string, body: string) => `<!doctype html>
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

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
