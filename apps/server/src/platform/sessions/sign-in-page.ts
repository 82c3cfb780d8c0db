import { escapeHtml } from '../http/escape-html.ts'
import { page } from '../identity/built-in/pages/layout.ts'
import type { SignInFailed } from './sign-in.ts'

interface Words {
  readonly status: number
  readonly title: string
  readonly text: string
  /** Whether the next try asks for a second factor again. */
  readonly stepUp?: true
}

const words: Readonly<Record<SignInFailed['reason'] | 'unavailable' | 'too-many', Words>> = {
  expired: {
    status: 400,
    title: 'This sign-in is over',
    text: 'It took too long, was finished already, or was begun in another browser.',
  },
  cancelled: { status: 403, title: 'Not signed in', text: 'The sign-in was cancelled.' },
  refused: {
    status: 403,
    title: 'Not signed in',
    text: 'The sign-in did not succeed. If it happens again, tell whoever runs this Millrace.',
  },
  'other-person': {
    status: 403,
    title: 'Not the same person',
    text: 'Somebody else signed in than the person who was asked for a second factor. Nothing was changed.',
    stepUp: true,
  },
  'no-second-factor': {
    status: 403,
    title: 'A second factor is needed',
    text: 'The sign-in was not confirmed with a second factor. You are still signed in as before.',
    stepUp: true,
  },
  unavailable: {
    status: 503,
    title: 'Signing in is not possible at the moment',
    text: 'The identity provider or the database does not answer. Try again in a moment.',
  },
  'too-many': { status: 429, title: 'Too many tries', text: 'Wait a minute, then try again.' },
}

/** What to show when nobody was signed in: why, in a sentence, and a way to try again. */
export function failurePage(
  reason: keyof typeof words,
  { returnTo = '/', detail }: { readonly returnTo?: string; readonly detail?: string | null } = {},
): { readonly status: number; readonly page: string } {
  const { status, title, text, stepUp } = words[reason]
  const again = `/auth/login?${new URLSearchParams({ returnTo, ...(stepUp && { stepUp: '1' }) })}`
  const back = stepUp ? `\n<p><a href="${escapeHtml(returnTo)}">Go back without it</a></p>` : ''
  const body = `<p>${escapeHtml(detail ?? text)}</p>\n<p><a href="${escapeHtml(again)}">Try again</a></p>${back}`
  return { status, page: page('/auth', title, body) }
}
