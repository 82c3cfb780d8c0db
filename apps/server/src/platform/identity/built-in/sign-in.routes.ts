import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BuiltInProvider } from './built-in-provider.ts'
import type { PageRoutes } from './page.routes.ts'
import { answerPage, formOf, goTo, paramOf, textOf } from './page.routes.ts'
import { expiredPage } from './pages/messages.ts'
import { codePage, enrolmentPage, passwordAgainPage, recoveryCodesPage, signInPage } from './pages/sign-in-pages.ts'
import { providerPath } from './provider-path.ts'
import type { SignIn } from './sign-ins.ts'

const whyEnrol = 'What you are about to do is open only to people with a second factor. It takes a minute.'

/** The steps of a sign-in, all at one address: which one it is, the server knows. */
export function mountSignIn(routes: PageRoutes, provider: BuiltInProvider): void {
  const withSignIn =
    (handler: (signIn: SignIn, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const signIn = await provider.signIns.find(request.raw, reply.raw)
      if (signIn?.id !== paramOf(request, 'id')) return answerPage(reply, 400, expiredPage(providerPath))
      return handler(signIn, request, reply)
    }
  routes.page(
    '/interaction/:id',
    withSignIn(async (signIn, request, reply) => showStep(provider, signIn, request, reply)),
  )
  routes.form(
    '/interaction/:id',
    withSignIn((signIn, request, reply) => submitStep(provider, signIn, request, reply)),
  )
}

/** Shows the present step; `failed` when what was given for it is not right. */
function showStep(
  { parts }: BuiltInProvider,
  { step, person, emailHint, clientOrigin, isBegun }: SignIn,
  request: FastifyRequest,
  reply: FastifyReply,
  failed = false,
): FastifyReply {
  const form = { action: request.url, failed }
  const show = (page: string) => answerPage(reply, failed ? 422 : 200, page, clientOrigin)
  if (!person) {
    const email = failed ? textOf(request, 'email') : emailHint
    return show(signInPage(providerPath, { ...form, email, isOpen: parts.signUp === 'open' }))
  }
  const { id, email } = person
  if (step === 'password-again') return show(passwordAgainPage(providerPath, { ...form, email }))
  if (step === 'code') return show(codePage(providerPath, { ...form, email, canRestart: isBegun }))
  const sealed = formOf(request).get('offer')
  const offer = (sealed !== null && parts.factors.reopen(id, email, sealed)) || parts.factors.offer(id, email)
  return show(enrolmentPage(providerPath, { ...form, offer, why: whyEnrol, asksPassword: false }))
}

async function submitStep(
  provider: BuiltInProvider,
  signIn: SignIn,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const form = formOf(request)
  if (form.has('restart')) {
    await provider.signIns.restart(signIn)
    return goTo(reply, request.url)
  }
  // A form of another step, from a page that is still open somewhere: the present one is shown.
  if (!form.has(fieldOf[signIn.step])) return goTo(reply, request.url)
  return submit[signIn.step](provider, signIn, request, reply)
}

const fieldOf = { password: 'password', 'password-again': 'password', enrolment: 'offer', code: 'code' }

type Submit = (
  provider: BuiltInProvider,
  signIn: SignIn,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<FastifyReply>

const submitPassword: Submit = async (provider, signIn, request, reply) => {
  const password = formOf(request).get('password') ?? ''
  const email = textOf(request, 'email')
  const userId = await provider.signIns.givePassword(signIn, { email, password, address: request.ip })
  if (userId === null) return showStep(provider, signIn, request, reply, true)
  if (!(await provider.signIns.isPasswordEnough(userId, signIn))) return goTo(reply, request.url)
  return complete(provider, { userId, withFactor: false }, request, reply)
}

const submitEnrolment: Submit = async (provider, signIn, request, reply) => {
  const { person, clientOrigin } = signIn
  const offer = formOf(request).get('offer') ?? ''
  const codes = person && (await provider.parts.factors.enrol(person.id, offer, textOf(request, 'code')))
  if (!codes) return showStep(provider, signIn, request, reply, true)
  // The code that enrolled shows no more than that the app works: whoever set it up has to be asked for one.
  const advice = 'Then go on and enter the next code of the app: the one that you have just entered works once.'
  return answerPage(reply, 200, recoveryCodesPage(providerPath, { codes, next: request.url, advice }), clientOrigin)
}

const submitCode: Submit = async (provider, signIn, request, reply) => {
  const { person } = signIn
  const isRight = person && (await provider.parts.factors.check(person.id, textOf(request, 'code')))
  if (!isRight) return showStep(provider, signIn, request, reply, true)
  return complete(provider, { userId: person.id, withFactor: true }, request, reply)
}

const submit = {
  password: submitPassword,
  'password-again': submitPassword,
  enrolment: submitEnrolment,
  code: submitCode,
}

async function complete(
  provider: BuiltInProvider,
  proof: { readonly userId: string; readonly withFactor: boolean },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  return goTo(reply, await provider.signIns.complete(request.raw, reply.raw, proof))
}
