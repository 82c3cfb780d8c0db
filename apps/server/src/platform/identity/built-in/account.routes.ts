import type { FastifyReply, FastifyRequest } from 'fastify'
import { signIn } from '../sign-in.ts'
import type { Person } from './accounts.store.ts'
import type { BuiltInProvider } from './built-in-provider.ts'
import { changePassword } from './change-password.ts'
import { accountClientId, accountPath } from './oidc-clients.ts'
import type { PageRoutes } from './page.routes.ts'
import { answerPage, formOf, goTo, textOf } from './page.routes.ts'
import type { AccountProblem, Outcome } from './pages/account-pages.ts'
import { accountPage, signedOutEverywherePage } from './pages/account-pages.ts'
import { enrolmentPage, recoveryCodesPage } from './pages/sign-in-pages.ts'
import { providerPath } from './provider-path.ts'

// What a person does here is sensitive, so the sign-in has to be a recent one; within it every change asks for more.
const freshSeconds = 15 * 60
const factorPath = `${accountPath}/second-factor`
const whyEnrol = 'From then on, signing in asks for a code of an app on your phone as well. It takes a minute.'
const wrongCode = 'The code is not right, or was used already. Wait for the next one; after several tries, wait longer.'

type PersonHandler = (person: Person, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/** The pages on which people look after their own sign-in. */
export function mountAccount(routes: PageRoutes, provider: BuiltInProvider): void {
  const signedIn = (handler: PersonHandler) => async (request: FastifyRequest, reply: FastifyReply) => {
    const session = await provider.sessions.find(request.raw, reply.raw)
    const ageSeconds = provider.clock.now().getTime() / 1000 - (session?.authTime ?? 0)
    if (!session || ageSeconds > freshSeconds) return goTo(reply, signInUrl(provider.issuer))
    return handler(session.person, request, reply)
  }
  routes.page(
    accountPath,
    signedIn((person, request, reply) => {
      const { done } = request.query as { readonly done?: unknown }
      return show(provider, person, reply, { outcome: isOutcome(done) ? done : null })
    }),
  )
  routes.form(
    `${accountPath}/password`,
    signedIn((person, request, reply) => submitPassword(provider, person, request, reply)),
  )
  routes.page(
    factorPath,
    signedIn((person, request, reply) => showEnrolment(provider, person, request, reply)),
  )
  routes.form(
    factorPath,
    signedIn((person, request, reply) => submitFactor(provider, person, request, reply)),
  )
  routes.form(
    `${accountPath}/sign-out`,
    signedIn(async ({ id }, _request, reply) => {
      await provider.sessions.endSessionsOf(id)
      return answerPage(reply, 200, signedOutEverywherePage(providerPath, provider.parts.home))
    }),
  )
}

/** A sign-in that gives no tokens: it ends at the page of the account. */
function signInUrl(issuer: string): string {
  const query = new URLSearchParams({
    client_id: accountClientId,
    response_type: 'none',
    scope: 'openid',
    redirect_uri: issuer + accountPath,
    max_age: String(freshSeconds),
  })
  return `${providerPath}/auth?${query}`
}

const outcomes: readonly unknown[] = ['password-changed', 'factor-added', 'factor-removed'] satisfies Outcome[]
const isOutcome = (value: unknown): value is Outcome => outcomes.includes(value)

async function show(
  { parts: { factors, home } }: BuiltInProvider,
  { id, name, email }: Person,
  reply: FastifyReply,
  { outcome = null, problem = null }: { readonly outcome?: Outcome | null; readonly problem?: AccountProblem | null },
): Promise<FastifyReply> {
  const [hasFactor, recoveryCodesLeft] = await Promise.all([factors.has(id), factors.recoveryCodesLeft(id)])
  const view = { name, email, hasFactor, recoveryCodesLeft, outcome, problem, home }
  return answerPage(reply, problem ? 422 : 200, accountPage(providerPath, view))
}

const submitPassword = async (
  provider: BuiltInProvider,
  person: Person,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const form = formOf(request)
  const [present, next] = [form.get('password') ?? '', form.get('new-password') ?? '']
  const problem = await changePassword(provider.parts, { person, present, next, address: request.ip })
  if (problem) return show(provider, person, reply, { problem })
  await provider.sessions.renew(request.raw, reply.raw, person.id)
  return goTo(reply, `${providerPath}${accountPath}?done=password-changed`)
}

async function showEnrolment(
  { parts: { factors } }: BuiltInProvider,
  { id, email }: Person,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (await factors.has(id)) return goTo(reply, providerPath + accountPath)
  const sealed = formOf(request).get('offer')
  const offer = (sealed !== null && factors.reopen(id, email, sealed)) || factors.offer(id, email)
  const failed = sealed !== null
  const form = { action: providerPath + factorPath, failed, offer, why: whyEnrol, asksPassword: true }
  return answerPage(reply, failed ? 422 : 200, enrolmentPage(providerPath, form))
}

async function submitFactor(
  provider: BuiltInProvider,
  person: Person,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { factors } = provider.parts
  const code = textOf(request, 'code')
  const offer = formOf(request).get('offer')
  if (offer !== null) {
    // A browser that was left open must not give its finder a second factor.
    const isOwner = await knowsPassword(provider, person, request)
    const codes = isOwner ? await factors.enrol(person.id, offer, code) : null
    return codes ? showCodes(reply, codes, '?done=factor-added') : showEnrolment(provider, person, request, reply)
  }
  if (!(await factors.check(person.id, code))) {
    return show(provider, person, reply, { problem: { form: 'code', text: wrongCode } })
  }
  if (textOf(request, 'change') === 'renew') return showCodes(reply, await factors.renewRecoveryCodes(person.id), '')
  await factors.remove(person.id)
  return goTo(reply, `${providerPath}${accountPath}?done=factor-removed`)
}

async function knowsPassword(
  { parts }: BuiltInProvider,
  { id, email }: Person,
  request: FastifyRequest,
): Promise<boolean> {
  const password = formOf(request).get('password') ?? ''
  return (await signIn(parts, { email, password, address: request.ip })) === id
}

function showCodes(reply: FastifyReply, codes: readonly string[], query: string): FastifyReply {
  const view = {
    codes,
    next: `${providerPath}${accountPath}${query}`,
    advice: 'Codes that you had before do not work any more.',
  }
  return answerPage(reply, 200, recoveryCodesPage(providerPath, view))
}
