import { randomBytes } from 'node:crypto'

const header = 'x-millrace-own-call'
const secret = randomBytes(32).toString('base64url')

/** Marks the calls that this process makes to its own provider for everybody who is signed in with a browser. */
export const ownCallHeaders: Readonly<Record<string, string>> = { [header]: secret }

/** Whether this process itself calls: such calls count against the limit of no address. */
export const isOwnCall = (headers: Readonly<Record<string, unknown>>): boolean => headers[header] === secret
