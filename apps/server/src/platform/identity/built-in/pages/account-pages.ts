import { escapeHtml } from '../../../http/escape-html.ts'
import { codeField, knownEmail, newPasswordField, page, passwordField, problem, success } from './layout.ts'

/** What has just been done, or what was wrong, on the page of the account. */
export type Outcome = 'password-changed' | 'factor-added' | 'factor-removed'
export interface AccountProblem {
  readonly form: 'password' | 'new-password' | 'code'
  readonly text: string
}

interface AccountView {
  readonly name: string
  readonly email: string
  readonly hasFactor: boolean
  readonly recoveryCodesLeft: number
  readonly outcome: Outcome | null
  readonly problem: AccountProblem | null
  /** Where the product is. */
  readonly home: string
}

const outcomes: Record<Outcome, string> = {
  'password-changed': 'Your password is changed, and you were signed out everywhere else.',
  'factor-added': 'Your second factor is set up. From now on, signing in asks for a code.',
  'factor-removed': 'Your second factor is removed. Signing in asks for the password alone.',
}

/** Everything that a person can do about the own sign-in. */
export const accountPage = (base: string, view: AccountView): string =>
  page(
    base,
    'Your account',
    `${view.outcome ? success(outcomes[view.outcome]) : ''}${problem(view.problem?.text ?? null)}
<p>${escapeHtml(view.name)}<br><span class="quiet">${escapeHtml(view.email)}</span></p>
${passwordSection(base, view)}
${view.hasFactor ? factorSection(base, view) : noFactorSection(base)}
<section>
<h2>Sign out everywhere</h2>
<p>Ends every sign-in of yours, on every device, this one included. Personal access tokens go on working.</p>
<form method="post" action="${base}/account/sign-out"><button class="second">Sign out everywhere</button></form>
</section>
<p class="links"><a href="${escapeHtml(view.home)}">Back to Millrace</a></p>`,
  )

const passwordSection = (base: string, { email, problem: wrong }: AccountView) => `<section>
<h2>Password</h2>
<form method="post" action="${base}/account/password">
${knownEmail(email)}
${passwordField({ label: 'Present password', isWrong: wrong?.form === 'password', isFocused: wrong?.form === 'password' })}
${newPasswordField({ isWrong: wrong?.form === 'new-password', isFocused: wrong?.form === 'new-password' })}
<button>Change password</button>
</form>
</section>`

const factorSection = (base: string, { recoveryCodesLeft: left, problem: wrong }: AccountView) => `<section>
<h2>Second factor</h2>
<p>Signing in asks for a code of your authenticator app. ${left === 1 ? 'One recovery code is' : `${left} recovery codes are`} left.</p>
<form method="post" action="${base}/account/second-factor">
${codeField({ label: 'Code, to change something here', isWrong: wrong?.form === 'code', isFocused: wrong?.form === 'code', takesRecoveryCode: true })}
<button class="second" name="change" value="renew">Make new recovery codes</button>
<button class="second" name="change" value="remove">Remove the second factor</button>
</form>
</section>`

const noFactorSection = (base: string) => `<section>
<h2>Second factor</h2>
<p>With a second factor, a stolen password is not enough to sign in as you. It takes an app on your phone and a minute.</p>
<p><a class="button second" href="${base}/account/second-factor">Set up a second factor</a></p>
</section>`

export const signedOutEverywherePage = (base: string, home: string): string =>
  page(
    base,
    'Signed out everywhere',
    `<p>Every sign-in of yours has ended. Programs that have a token lose it within a minute.</p>
<p><a class="button" href="${escapeHtml(home)}">Sign in again</a></p>`,
  )
