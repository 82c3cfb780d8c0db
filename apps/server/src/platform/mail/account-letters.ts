import type { Letter } from './letter.ts'
import { toMail } from './letter.ts'
import { letterMark } from './letter-mark.ts'
import type { Mail } from './mailer.ts'

/** One of these letters as a mail that is marked. */
export const toAccountMail = (to: string, letter: Letter): Mail => ({
  ...toMail(to, letter),
  headers: { [letterMark.name]: letterMark.account },
})

/** To somebody who asked for a new password. */
export const resetLetter = (url: string, minutes: number): Letter => ({
  subject: 'Choose a new password for Millrace',
  paragraphs: [`Somebody, hopefully you, asked for a new password. The link works once and for ${minutes} minutes.`],
  action: { label: 'Choose a new password', url },
  footnote: 'If it was not you, there is nothing to do: your password stays as it is.',
})

/** To somebody whose password was changed. */
export const passwordChangedLetter = (): Letter => ({
  subject: 'Your Millrace password was changed',
  paragraphs: ['Your password was changed, and you were signed out everywhere else.'],
  footnote: 'If it was not you, ask for a new password on the sign-in page at once, and tell whoever runs Millrace.',
})

/** To somebody who wants to sign up, to see that the address is theirs. */
export const confirmationLetter = (url: string, hours: number): Letter => ({
  subject: 'Finish signing up for Millrace',
  paragraphs: [`One step is left: choose a password. The link works once and for ${hours} hours.`],
  action: { label: 'Finish signing up', url },
  footnote: 'If you did not sign up, there is nothing to do: no account is made.',
})

/** To somebody who wants to sign up and has an account already. */
export const addressTakenLetter = (signInUrl: string, resetUrl: string): Letter => ({
  subject: 'You have a Millrace account already',
  paragraphs: [
    'Somebody, hopefully you, tried to sign up with this address. There is an account with it, so sign in instead.',
    `If you do not know the password any more, ask for a new one: ${resetUrl}`,
  ],
  action: { label: 'Sign in', url: signInUrl },
  footnote: 'If it was not you, there is nothing to do: nothing was changed.',
})

/** To somebody who was asked to join. */
export const invitationLetter = (url: string, days: number): Letter => ({
  subject: 'You are invited to Millrace',
  paragraphs: [`You are invited to work together in Millrace. The link works once and for ${days} days.`],
  action: { label: 'Accept the invitation', url },
  footnote: 'If you do not know who invited you, there is nothing to do: no account is made.',
})
