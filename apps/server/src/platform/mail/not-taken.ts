import { AppError, ruleViolated } from '../errors/app-error.ts'

const retryAfterSeconds = 60

/** The mail was not taken now; the same one may be later. */
export const notTaken = (cause: unknown, seconds: number = retryAfterSeconds): AppError =>
  new AppError('unavailable', {
    detail: 'The mail could not be sent. Try again in a few minutes.',
    retryAfterSeconds: seconds,
    cause,
  })

/** Nobody gets mail at this address. */
export const addressRefused = (): AppError => ruleViolated('The mail server does not know this address.', '/email')
