import type { FastifyReply, FastifyRequest } from 'fastify'
import { RateLimiter } from '../../http/limits.ts'
import type { BuiltInProvider } from './built-in-provider.ts'
import type { JoinKind } from './join.ts'
import { askToJoin, findJoin, isEmail, join, joinProblem } from './join.ts'
import type { PageRoutes } from './page.routes.ts'
import { answerPage, formOf, paramOf, refuseMail, textOf } from './page.routes.ts'
import {
  addressTakenPage,
  forgotPasswordPage,
  joinedPage,
  joinPage,
  mailSentPage,
  newPasswordPage,
  passwordSavedPage,
  signUpClosedPage,
  signUpPage,
} from './pages/link-pages.ts'
import { deadLinkPage } from './pages/messages.ts'
import { providerPath } from './provider-path.ts'
import { askForReset, findReset, resetPassword, resetPath } from './reset-password.ts'

const hourSeconds = 60 * 60
/** Mails that one address gets in an hour, whoever asks for them. */
const mailsPerHour = 3

const resetSent =
  'If somebody has an account with this address, a mail with a link is on its way. It works for 30 minutes.'
const joinSent =
  'A mail is on its way to the address that you gave. Follow the link in it to go on; it works for 24 hours.'

/** The pages that send mails with one-time links, and those behind the links. */
export function mountLinks(routes: PageRoutes, provider: BuiltInProvider): void {
  const mails = new RateLimiter(hourSeconds)
  const mayMail = (email: string) =>
    mails.take(email.toLowerCase(), mailsPerHour, provider.clock.now().getTime()).allowed
  mountReset(routes, provider, mayMail)
  mountSignUp(routes, provider, mayMail)
  for (const kind of ['invitation', 'confirmation'] as const) mountJoin(routes, provider, kind)
}

type MayMail = (email: string) => boolean

function mountReset(routes: PageRoutes, provider: BuiltInProvider, mayMail: MayMail): void {
  const { parts } = provider
  routes.page('/forgot-password', (_request, reply) => answerPage(reply, 200, forgotPasswordPage(providerPath)))
  routes.form('/forgot-password', (request, reply) => {
    const email = textOf(request, 'email')
    return mailed(reply, resetSent, async () => {
      if (isEmail(email) && mayMail(email)) await askForReset(parts, email)
    })
  })
  routes.page(`${resetPath}/:token`, async (request, reply) => showReset(provider, request, reply, null))
  routes.form(`${resetPath}/:token`, async (request, reply) => {
    const password = formOf(request).get('new-password') ?? ''
    const problem = await resetPassword(parts, paramOf(request, 'token'), password)
    if (problem !== null) return showReset(provider, request, reply, problem)
    return answerPage(reply, 200, passwordSavedPage(providerPath, parts.home))
  })
}

async function showReset(
  { parts }: BuiltInProvider,
  request: FastifyRequest,
  reply: FastifyReply,
  problem: string | null,
): Promise<FastifyReply> {
  const link = await findReset(parts, paramOf(request, 'token'))
  const advice = `<a href="${providerPath}/forgot-password">Ask for a new one.</a>`
  if (!link) return answerPage(reply, 404, deadLinkPage(providerPath, advice))
  const form = { action: request.url, email: link.email, problem }
  return answerPage(reply, problem === null ? 200 : 422, newPasswordPage(providerPath, form))
}

function mountSignUp(routes: PageRoutes, { parts }: BuiltInProvider, mayMail: MayMail): void {
  if (parts.signUp !== 'open') {
    routes.page('/sign-up', (_request, reply) => answerPage(reply, 404, signUpClosedPage(providerPath)))
    return
  }
  const empty = { name: '', email: '', problem: null }
  routes.page('/sign-up', (_request, reply) => answerPage(reply, 200, signUpPage(providerPath, empty)))
  routes.form('/sign-up', (request, reply) => {
    const [name, email] = [textOf(request, 'name'), textOf(request, 'email')]
    const problem = joinProblem({ name, email })
    if (problem !== null) return answerPage(reply, 422, signUpPage(providerPath, { name, email, problem }))
    return mailed(reply, joinSent, async () => {
      if (mayMail(email)) await askToJoin(parts, email, name)
    })
  })
}

/** The same answer whether or not there was somebody to write to, and an honest one when no mail can be sent. */
async function mailed(reply: FastifyReply, text: string, ask: () => Promise<void>): Promise<FastifyReply> {
  try {
    await ask()
  } catch (err) {
    return refuseMail(reply, err)
  }
  return answerPage(reply, 200, mailSentPage(providerPath, text))
}

function mountJoin(routes: PageRoutes, provider: BuiltInProvider, kind: JoinKind): void {
  routes.page(`/${kind}/:token`, (request, reply) => showJoin(provider, kind, request, reply, null))
  routes.form(`/${kind}/:token`, async (request, reply) => {
    const [token, name] = [paramOf(request, 'token'), textOf(request, 'name')]
    const joined = await join(provider.parts, {
      kind,
      token,
      name,
      password: formOf(request).get('new-password') ?? '',
    })
    const { home } = provider.parts
    if (joined === 'joined') return answerPage(reply, 200, joinedPage(providerPath, home))
    if (joined === 'taken') return answerPage(reply, 409, addressTakenPage(providerPath, home))
    return showJoin(provider, kind, request, reply, joined.problem)
  })
}

async function showJoin(
  { parts }: BuiltInProvider,
  kind: JoinKind,
  request: FastifyRequest,
  reply: FastifyReply,
  problem: string | null,
): Promise<FastifyReply> {
  const link = await findJoin(parts, kind, paramOf(request, 'token'))
  if (!link) return answerPage(reply, 404, deadLinkPage(providerPath, 'Ask for a new one where you got it.'))
  const name = problem === null ? (link.name ?? '') : textOf(request, 'name')
  const form = { action: request.url, name, email: link.email, problem }
  return answerPage(reply, problem === null ? 200 : 422, joinPage(providerPath, form))
}
