import { createHmac, timingSafeEqual } from 'node:crypto'
import type { NotificationKind } from '@millrace/contract'
import { notificationKinds } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { serverSecret } from '../../platform/crypto/server-secrets.ts'

const idBytes = 16
const signatureBytes = 16
const payloadBytes = idBytes + 1
// Kept in links in people's mailboxes: the numbers must go on meaning the same.
const numbers = { all: 0, mentioned: 1, assigned: 2, commented: 3, 'status-changed': 4, 'due-soon': 5, overdue: 6 }

/** Which mails somebody stops: those of a kind, or every one. */
export type StoppedKind = NotificationKind | 'all'

export interface Unsubscription {
  readonly userId: string
  readonly kinds: readonly NotificationKind[]
}

/** Lets its holder stop mails of a kind to a person, and nothing else; it does not end. */
export function unsubscribeToken(secret: Buffer, userId: string, kind: StoppedKind): string {
  const payload = Buffer.concat([Buffer.from(userId.replaceAll('-', ''), 'hex'), Buffer.of(numbers[kind])])
  return Buffer.concat([payload, sign(secret, payload)]).toString('base64url')
}

/** Whose mails a token stops, or null for one that we did not make. */
export function readUnsubscribeToken(secret: Buffer, token: string): Unsubscription | null {
  const bytes = Buffer.from(token, 'base64url')
  const payload = bytes.subarray(0, payloadBytes)
  if (bytes.length !== payloadBytes + signatureBytes) return null
  if (!timingSafeEqual(bytes.subarray(payloadBytes), sign(secret, payload))) return null
  const [, a, b, c, d, e] = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(payload.toString('hex', 0, idBytes)) ?? []
  const number = payload[idBytes]
  return {
    userId: [a, b, c, d, e].join('-'),
    kinds: notificationKinds.filter((kind) => number === numbers.all || number === numbers[kind]),
  }
}

/** The key of these tokens, which the deployment shares. */
export const unsubscribeSecret = ({ db, clock }: Pick<Ctx, 'db' | 'clock'>): Promise<Buffer> =>
  serverSecret(db, 'unsubscribe', 32, clock.now())

const sign = (secret: Buffer, payload: Buffer) =>
  createHmac('sha256', secret).update('unsubscribe\n').update(payload).digest().subarray(0, signatureBytes)
