import { escapeHtml } from '../../../http/escape-html.ts'
import type { Offer } from '../../second-factor/second-factors.ts'
import { codeField, field, knownEmail, page, passwordField, problem } from './layout.ts'
import { qrCode } from './qr-code.ts'

interface Form {
  /** Where the form is sent. */
  readonly action: string
  readonly failed: boolean
}

interface SignInForm extends Form {
  readonly email: string
  /** Whether anyone may sign up. */
  readonly isOpen: boolean
}

const wrongPassword = 'The e-mail address or the password is not right. After several tries, wait a moment.'
const wrongCode = 'The code is not right, or was used already. Wait for the next one; after several tries, wait longer.'

/** The first step. What went wrong is said in the same words whatever it was. */
export const signInPage = (base: string, { action, email, failed, isOpen }: SignInForm): string =>
  page(
    base,
    'Sign in',
    `${problem(failed ? wrongPassword : null)}
<form method="post" action="${escapeHtml(action)}">
${field({ id: 'email', label: 'E-mail address', type: 'email', autocomplete: 'username', maxlength: 254, value: email, isFocused: !failed })}
${passwordField({ isFocused: failed, isWrong: failed })}
<button type="submit">Sign in</button>
</form>
<p class="links"><a href="${base}/forgot-password">Forgot password?</a>${isOpen ? ` <a href="${base}/sign-up">Create an account</a>` : ''}</p>`,
  )

/** Asks a person who is signed in for the password once more, before a second factor is set up. */
export const passwordAgainPage = (base: string, { action, failed, email }: Form & { readonly email: string }): string =>
  page(
    base,
    'A second factor is needed',
    `${problem(failed ? 'The password is not right. After several tries, wait a moment.' : null)}
<p>What you are about to do is open only to people with a second factor, and you have none yet. Enter your password, then set one up with an app on your phone.</p>
<form method="post" action="${escapeHtml(action)}">
${knownEmail(email)}
${passwordField({ isFocused: true, isWrong: failed })}
<button type="submit">Continue</button>
</form>`,
  )

interface CodeForm extends Form {
  readonly email: string
  /** Whether the person may begin again as somebody else. */
  readonly canRestart: boolean
}

/** The second step: a one-time code or a recovery code. */
export const codePage = (base: string, { action, failed, email, canRestart }: CodeForm): string =>
  page(
    base,
    'Enter your code',
    `${problem(failed ? wrongCode : null)}
<p>Open the authenticator app on your phone and enter the six digits that it shows for Millrace.</p>
<form method="post" action="${escapeHtml(action)}">
<p class="person">${escapeHtml(email)}</p>
${codeField({ label: 'Code', isFocused: true, isWrong: failed, takesRecoveryCode: true })}
<button type="submit">Continue</button>
</form>
<p class="quiet">Without your phone, enter one of your recovery codes instead.</p>
${canRestart ? restartForm(action) : ''}`,
  )

const restartForm = (action: string) => `<form method="post" action="${escapeHtml(action)}">
<button class="second" name="restart" value="yes">Sign in as somebody else</button>
</form>`

interface EnrolmentForm extends Form {
  readonly offer: Offer
  /** Why it has to be now, when it has to. */
  readonly why: string
  /** Whether the password has to be given as well. */
  readonly asksPassword: boolean
}

/** Shows the key of a new second factor and asks for a code of it. */
export const enrolmentPage = (base: string, { action, failed, offer, why, asksPassword }: EnrolmentForm): string =>
  page(
    base,
    'Set up a second factor',
    `${problem(failed ? wrongEnrolment(asksPassword) : null)}
<p>${escapeHtml(why)}</p>
<ol class="steps">
<li>Get an authenticator app on your phone, if you have none: any that makes one-time codes will do.</li>
<li>Scan this picture with it.
<div class="qr">${qrCode(offer.uri)}</div>
<details><summary>I cannot scan it</summary><p>Type this key into the app instead:</p><p class="key"><code>${offer.key}</code></p></details></li>
<li>Enter the six digits that the app shows.</li>
</ol>
<form method="post" action="${escapeHtml(action)}">
<input type="hidden" name="offer" value="${escapeHtml(offer.sealed)}">
${codeField({ isFocused: failed, isWrong: failed })}
${asksPassword ? passwordField({ label: 'Your password', isWrong: failed, isFocused: false }) : ''}
<button type="submit">Continue</button>
</form>`,
  )

const wrongEnrolment = (asksPassword: boolean) =>
  `The ${asksPassword ? 'password or the code' : 'code'} is not right. See that the clock of your phone is, and enter the code that it shows now.`

interface RecoveryCodes {
  readonly codes: readonly string[]
  /** Where the person goes on. */
  readonly next: string
  /** What happens there. */
  readonly advice: string
}

/** Shows recovery codes, the only time that anybody can. */
export const recoveryCodesPage = (base: string, { codes, next, advice }: RecoveryCodes): string =>
  page(
    base,
    'Keep your recovery codes',
    `<p>Without your phone, each of these codes signs you in once. Print them or write them down, and keep them where nobody else looks. They are not shown again.</p>
<ul class="codes">
${codes.map((code) => `<li><code>${code}</code></li>`).join('\n')}
</ul>
<p>${escapeHtml(advice)}</p>
<p><a class="button" href="${escapeHtml(next)}">I have kept them</a></p>`,
  )
