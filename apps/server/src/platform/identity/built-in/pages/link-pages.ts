import { escapeHtml } from '../../../http/escape-html.ts'
import { field, knownEmail, newPasswordField, page, problem } from './layout.ts'

const emailField = (email: string, isFocused: boolean) =>
  field({
    id: 'email',
    label: 'E-mail address',
    type: 'email',
    autocomplete: 'username',
    maxlength: 254,
    value: email,
    isFocused,
  })

const nameField = (name: string, isFocused: boolean) =>
  field({ id: 'name', label: 'Your name', type: 'text', autocomplete: 'name', maxlength: 200, value: name, isFocused })

/** Asks where to send the link with which a new password is chosen. */
export const forgotPasswordPage = (base: string): string =>
  page(
    base,
    'Forgot your password?',
    `<p>Enter your e-mail address. You get a mail with a link with which you choose a new password.</p>
<form method="post" action="${base}/forgot-password">
${emailField('', true)}
<button>Send the mail</button>
</form>`,
  )

/** The same whether or not somebody has the address. */
export const mailSentPage = (base: string, text: string): string =>
  page(base, 'Look into your mail', `<p>${escapeHtml(text)}</p><p class="quiet">You may close this page.</p>`)

interface NewPasswordForm {
  readonly action: string
  readonly email: string
  readonly problem: string | null
}

export const newPasswordPage = (base: string, { action, email, problem: wrong }: NewPasswordForm): string =>
  page(
    base,
    'Choose a new password',
    `${problem(wrong)}
<form method="post" action="${escapeHtml(action)}">
${knownEmail(email)}
${newPasswordField({ isFocused: true, isWrong: wrong !== null })}
<button>Save the password</button>
</form>`,
  )

export const passwordSavedPage = (base: string, home: string): string =>
  page(
    base,
    'Your password is saved',
    `<p>You were signed out everywhere. Sign in with the new password; if you have a second factor, it is asked for as well.</p>
<p><a class="button" href="${escapeHtml(home)}">Sign in</a></p>`,
  )

interface SignUpForm {
  readonly name: string
  readonly email: string
  readonly problem: string | null
}

/** The first step of signing up; the password is chosen by whoever reads the mail. */
export const signUpPage = (base: string, { name, email, problem: wrong }: SignUpForm): string =>
  page(
    base,
    'Create an account',
    `${problem(wrong)}
<p>You get a mail with a link with which you choose a password.</p>
<form method="post" action="${base}/sign-up">
${nameField(name, true)}
${emailField(email, false)}
<button>Create the account</button>
</form>`,
  )

export const signUpClosedPage = (base: string): string =>
  page(base, 'By invitation', '<p>Accounts are made by invitation here. Ask whoever runs Millrace for one.</p>')

interface JoinForm extends NewPasswordForm {
  readonly name: string
}

/** The last step of signing up, and of accepting an invitation. */
export const joinPage = (base: string, { action, name, email, problem: wrong }: JoinForm): string =>
  page(
    base,
    'Welcome to Millrace',
    `${problem(wrong)}
<p>Say what you are called, and choose a password.</p>
<form method="post" action="${escapeHtml(action)}">
${knownEmail(email)}
${nameField(name, wrong === null)}
${newPasswordField({ label: 'Password', isFocused: wrong !== null, isWrong: wrong !== null })}
<button>Create the account</button>
</form>`,
  )

export const joinedPage = (base: string, home: string): string =>
  page(
    base,
    'Your account is ready',
    `<p>Sign in with your e-mail address and your password.</p>
<p><a class="button" href="${escapeHtml(home)}">Sign in</a></p>`,
  )

/** Only to who has shown that the address is theirs. */
export const addressTakenPage = (base: string, home: string): string =>
  page(
    base,
    'You have an account already',
    `<p>There is an account with this address. Sign in with it, or ask for a new password.</p>
<p><a class="button" href="${escapeHtml(home)}">Sign in</a></p>
<p class="links"><a href="${base}/forgot-password">Forgot password?</a></p>`,
  )
