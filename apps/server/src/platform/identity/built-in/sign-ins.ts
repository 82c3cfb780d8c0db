import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from 'oidc-provider'
import { SessionNotFound } from 'oidc-provider/lib/helpers/errors.js'
import { signIn } from '../sign-in.ts'
import { secondFactorAcr } from '../step-up.ts'
import type { Person } from './accounts.store.ts'
import { findPerson } from './accounts.store.ts'
import { secondFactorReason } from './interaction-policy.ts'
import type { ProviderParts } from './provider-parts.ts'
import { demandsSecondFactor, passwordAcr } from './step-up-request.ts'

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/**
 * What a person has to do next: give the password (`password`, or `password-again` when the person is known and sets up
 * a second factor next), set up a second factor, or give a code of it.
 */
export type Step = 'password' | 'password-again' | 'enrolment' | 'code'

/** A sign-in under way: a browser that was sent to our page by a client. */
export interface SignIn {
  readonly id: string
  /** Who the client thinks it is, to fill in the form. */
  readonly emailHint: string
  /** Where the browser is sent at the end. */
  readonly clientOrigin: string
  readonly step: Step
  /** Whom the step is about; null until the password was right, unless the browser is signed in. */
  readonly person: Person | null
  /** Whether the password was given in this sign-in. */
  readonly isBegun: boolean
  readonly interaction: Interaction
}

/** Kept with the interaction, on the server: whose password was right, and when in milliseconds since 1970. */
interface Progress {
  readonly userId: string
  readonly at: number
}

// Long enough to get an authenticator app and set it up.
const progressMilliseconds = 20 * 60_000

/** Sign-ins under way, each step shown to be that of the browser by the provider's signed cookie. */
export class SignIns {
  readonly #parts: ProviderParts
  readonly #provider: () => Promise<Provider>

  constructor(parts: ProviderParts, provider: () => Promise<Provider>) {
    this.#parts = parts
    this.#provider = provider
  }

  /** The sign-in that the request's cookie names, or null when there is none any more. */
  async find(request: IncomingMessage, response: ServerResponse): Promise<SignIn | null> {
    try {
      const provider = await this.#provider()
      return await this.#view(await provider.interactionDetails(request, response))
    } catch (err) {
      if (err instanceof SessionNotFound) return null
      throw err
    }
  }

  /** The id of the person whose address and password these are, or null. */
  async givePassword(
    { interaction, person }: SignIn,
    attempt: { readonly email: string; readonly password: string; readonly address: string },
  ): Promise<string | null> {
    const email = person?.email ?? attempt.email
    const userId = await signIn(this.#parts, { ...attempt, email })
    if (userId === null || (person && person.id !== userId)) return null
    await keepProgress(interaction, { userId, at: this.#parts.clock.now().getTime() })
    return userId
  }

  /** Lets the person begin again. */
  restart({ interaction }: SignIn): Promise<void> {
    return keepProgress(interaction, null)
  }

  /** Gives the address at which the browser goes on. `withFactor`: a code was right just now. */
  async complete(
    request: IncomingMessage,
    response: ServerResponse,
    { userId, withFactor }: { readonly userId: string; readonly withFactor: boolean },
  ): Promise<string> {
    const proof = withFactor ? { acr: secondFactorAcr, amr: ['pwd', 'otp'] } : { acr: passwordAcr, amr: ['pwd'] }
    const ts = Math.floor(this.#parts.clock.now().getTime() / 1000)
    const provider = await this.#provider()
    return provider.interactionResult(request, response, { login: { accountId: userId, ts, remember: true, ...proof } })
  }

  /** After the password: whether it was enough. */
  async isPasswordEnough(userId: string, { interaction }: SignIn): Promise<boolean> {
    return !demandsSecondFactor(interaction.params) && !(await this.#parts.factors.has(userId))
  }

  async #view(interaction: Interaction): Promise<SignIn> {
    const { uid: id, params } = interaction
    const progress = await this.#progressOf(interaction)
    const known = progress ?? (await sessionPerson(this.#parts, interaction))
    const step = await this.#stepOf(interaction, known, progress !== null)
    const { login_hint: hint, redirect_uri: redirectUri } = params
    return {
      id,
      emailHint: typeof hint === 'string' ? hint.slice(0, 254) : '',
      clientOrigin: new URL(String(redirectUri)).origin,
      step,
      person: step === 'password' ? null : known,
      isBegun: progress !== null,
      interaction,
    }
  }

  async #stepOf({ params }: Interaction, person: Person | null, isBegun: boolean): Promise<Step> {
    if (!person) return 'password'
    if (await this.#parts.factors.has(person.id)) return 'code'
    // The factor was removed meanwhile, in another window.
    if (!demandsSecondFactor(params)) return 'password'
    return isBegun ? 'enrolment' : 'password-again'
  }

  /** Whose password was right in this sign-in; nobody, when it is long ago or all sign-ins were ended since. */
  async #progressOf({ result }: Interaction): Promise<Person | null> {
    const progress = result?.progress as Progress | null | undefined
    if (!progress || this.#parts.clock.now().getTime() > progress.at + progressMilliseconds) return null
    const person = await findPerson(this.#parts.db, progress.userId)
    return person && progress.at >= (person.sessionsEndedAt?.getTime() ?? 0) ? person : null
  }
}

/** Who is signed in already and only has to show a second factor. */
async function sessionPerson({ db }: ProviderParts, { prompt, session }: Interaction): Promise<Person | null> {
  const isFactorAlone = prompt.reasons.every((reason) => reason === secondFactorReason)
  return isFactorAlone && session ? findPerson(db, session.accountId) : null
}

async function keepProgress(interaction: Interaction, progress: Progress | null): Promise<void> {
  interaction.result = { progress }
  await interaction.persist()
}
