import { randomBytes } from 'node:crypto'

/** A browser that a person signed in with, as it is kept. */
export interface Session {
  /** SHA-256 of the secret in the cookie. */
  readonly key: Buffer
  /** What it is called in lists and limits; tells nothing of the key. */
  readonly id: string
  readonly userId: string
  readonly issuer: string
  /** What the issuer calls the person. */
  readonly subject: string
  /** What the issuer calls its own session (`sid`), if it says. */
  readonly issuerSessionId: string | null
  /** `SessionTokens`, sealed. */
  readonly tokens: Buffer
  readonly accessExpiresAt: Date
  readonly secondFactorAt: Date | null
  /** Browser and system in words, such as `Firefox on Linux`. */
  readonly client: string
  readonly address: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  /** When it ends unless it is used; never after `expiresAt`. */
  readonly idleUntil: Date
  readonly expiresAt: Date
}

/** What a refresh changes. */
export type RefreshedSession = Pick<Session, 'tokens' | 'accessExpiresAt' | 'secondFactorAt'>

/** The tokens that stay on the server. */
export interface SessionTokens {
  readonly refreshToken: string | null
  readonly idToken: string
}

/** How long sessions live, in milliseconds. */
export interface SessionLimits {
  /** Without a request. */
  readonly idle: number
  /** From the sign-in on, whatever happens. */
  readonly longest: number
}

/** 256 random bits, as text. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** When a session ends that was last used at the moment. */
export const idleEnd = (seen: Date, expiresAt: Date, { idle }: Pick<SessionLimits, 'idle'>): Date =>
  new Date(Math.min(seen.getTime() + idle, expiresAt.getTime()))

/** With whom the tokens of a session are sealed. */
export const sealingContext = (id: string): string => `session ${id}`
