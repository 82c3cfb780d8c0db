import { escapeHtml } from '../../../http/escape-html.ts'
import { page } from './layout.ts'

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

/** Nothing was sent, whatever the form said. */
export const mailFailedPage = (base: string): string =>
  page(
    base,
    'No mail could be sent',
    '<p>The mail server does not answer. Nothing was sent; go back and try again in a few minutes.</p>',
  )

/** A mailed link that was used, is too old, or never was one. */
export const deadLinkPage = (base: string, advice: string): string =>
  page(base, 'This link does not work', `<p>It was used already or is too old. ${advice}</p>`)

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
