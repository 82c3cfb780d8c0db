import { Secret, TOTP } from 'otpauth'

// What authenticator apps take without asking (RFC 6238 with the defaults of the key URI format).
const settings = { issuer: 'Millrace', algorithm: 'SHA1', digits: 6, period: 30 }
/** Steps before and after the present one whose code is taken, for clocks that differ (RFC 6238, section 5.2). */
const window = 1

/** 160 random bits in base32, as they are typed into an authenticator app. */
export const newKey = (): string => new Secret({ size: 20 }).base32

/** What the QR code holds. `label` says whose account it is. */
export const keyUri = (key: string, label: string): string => authenticator(key, label).toString()

/** The step whose code this is, or null when it is not one of the steps around now. */
export function stepOf(key: string, code: string, now: Date): number | null {
  const totp = authenticator(key)
  const timestamp = now.getTime()
  const delta = totp.validate({ token: code, timestamp, window })
  return delta === null ? null : totp.counter({ timestamp }) + delta
}

/** The code of the step that `now` is in. */
export const codeAt = (key: string, now: Date): string => authenticator(key).generate({ timestamp: now.getTime() })

const authenticator = (key: string, label = 'Millrace') =>
  new TOTP({ ...settings, label, secret: Secret.fromBase32(key) })
