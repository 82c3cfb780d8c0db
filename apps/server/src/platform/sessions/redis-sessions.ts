import type { Redis } from 'ioredis'
import { asking } from './redis.ts'
import type { RefreshedSession, Session } from './session.ts'
import type { SessionStore } from './session-store.ts'

const prefix = 'millrace:v1'
const sessionName = (key: string) => `${prefix}:session:${key}`
const holderName = (key: string) => `${prefix}:session-refresh:${key}`
const noteName = (key: Buffer) => `${prefix}:session-note:${key.toString('hex')}`
const ofUser = (userId: string) => `${prefix}:sessions-of-user:${userId}`
const ofIssuerSession = (issuer: string, id: string) => `${prefix}:sessions-of-issuer-session:${issuer} ${id}`
const ofSubject = (issuer: string, subject: string) => `${prefix}:sessions-of-subject:${issuer} ${subject}`

// Each of these acts on a session only while it is there: one that has ended must not come back in parts.
const seeScript = `if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
  if tonumber(redis.call('HGET', KEYS[1], 'lastSeenAt')) >= tonumber(ARGV[1]) then return 0 end
  redis.call('HSET', KEYS[1], 'lastSeenAt', ARGV[1], 'idleUntil', ARGV[2])
  redis.call('PEXPIREAT', KEYS[1], ARGV[2])
  return 1`

const saveScript = `local holder = redis.call('GET', KEYS[2])
  if holder and holder ~= ARGV[1] then return 0 end
  redis.call('DEL', KEYS[2])
  if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
  redis.call('HSET', KEYS[1], 'tokens', ARGV[2], 'accessExpiresAt', ARGV[3], 'secondFactorAt', ARGV[4])
  return 1`

const releaseScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
  return 1`

const takeScript = `local fields = redis.call('HGETALL', KEYS[1])
  redis.call('DEL', KEYS[1])
  return fields`

/** Keeps sessions in Redis 7 or newer. Every key expires by itself, so that there is nothing to sweep. */
export class RedisSessions implements SessionStore {
  readonly #redis: Redis

  constructor(redis: Redis) {
    this.#redis = redis
  }

  async create(session: Session): Promise<void> {
    const key = session.key.toString('hex')
    const end = session.expiresAt.getTime()
    const writing = this.#redis.multi().hset(sessionName(key), fieldsOf(session))
    writing.pexpireat(sessionName(key), session.idleUntil.getTime())
    for (const index of indexesOf(session)) {
      // It lives as long as anything in it. `GT` alone would never give a new list an end.
      writing.zadd(index, end, key).pexpireat(index, end, 'NX').pexpireat(index, end, 'GT')
    }
    await asking(allOf(writing.exec()))
  }

  async find(key: Buffer, now: Date): Promise<Session | null> {
    const hex = key.toString('hex')
    const session = toSession(hex, await asking(this.#redis.hgetall(sessionName(hex))))
    return session && session.idleUntil > now ? session : null
  }

  async listOfUser(userId: string, now: Date): Promise<Session[]> {
    await asking(this.#redis.zremrangebyscore(ofUser(userId), 0, now.getTime()))
    const keys = await asking(this.#redis.zrange(ofUser(userId), '0', '-1'))
    const found = await Promise.all(keys.map((key) => this.find(Buffer.from(key, 'hex'), now)))
    return found.filter((session) => session !== null).sort((one, other) => (one.id < other.id ? 1 : -1))
  }

  async see(key: Buffer, seenAt: Date, idleUntil: Date): Promise<void> {
    const name = sessionName(key.toString('hex'))
    await asking(this.#redis.eval(seeScript, 1, name, seenAt.getTime(), idleUntil.getTime()))
  }

  async holdRefresh(key: Buffer, holder: string, now: Date, until: Date): Promise<boolean> {
    const milliseconds = until.getTime() - now.getTime()
    const name = holderName(key.toString('hex'))
    return (await asking(this.#redis.set(name, holder, 'PX', milliseconds, 'NX'))) === 'OK'
  }

  async saveRefresh(key: Buffer, holder: string, refreshed: RefreshedSession): Promise<boolean> {
    const hex = key.toString('hex')
    const { tokens, accessExpiresAt, secondFactorAt } = refreshed
    const values = [tokens.toString('base64'), accessExpiresAt.getTime(), secondFactorAt?.getTime() ?? '']
    return (await asking(this.#redis.eval(saveScript, 2, sessionName(hex), holderName(hex), holder, ...values))) === 1
  }

  async releaseRefresh(key: Buffer, holder: string): Promise<void> {
    await asking(this.#redis.eval(releaseScript, 1, holderName(key.toString('hex')), holder))
  }

  async remove(key: Buffer): Promise<Session[]> {
    return this.#take([key.toString('hex')])
  }

  removeOfUser(userId: string): Promise<Session[]> {
    return this.#takeAll(ofUser(userId))
  }

  removeOfSubject(issuer: string, subject: string): Promise<Session[]> {
    return this.#takeAll(ofSubject(issuer, subject))
  }

  async removeOfIssuerSession(issuer: string, issuerSessionId: string, subject: string | null): Promise<Session[]> {
    const keys = await asking(this.#redis.zrange(ofIssuerSession(issuer, issuerSessionId), '0', '-1'))
    if (subject === null) return this.#take(keys)
    const found = await Promise.all(keys.map((key) => asking(this.#redis.hget(sessionName(key), 'subject'))))
    return this.#take(keys.filter((_key, index) => found[index] === subject))
  }

  async note(key: Buffer, content: Buffer, expiresAt: Date, now: Date): Promise<boolean> {
    const milliseconds = Math.max(1, expiresAt.getTime() - now.getTime())
    const text = content.toString('base64')
    return (await asking(this.#redis.set(noteName(key), text, 'PX', milliseconds, 'NX'))) === 'OK'
  }

  async isNoted(key: Buffer): Promise<boolean> {
    return (await asking(this.#redis.exists(noteName(key)))) === 1
  }

  async takeNote(key: Buffer): Promise<Buffer | null> {
    const text = await asking(this.#redis.getdel(noteName(key)))
    return text === null ? null : Buffer.from(text, 'base64')
  }

  async close(): Promise<void> {
    this.#redis.disconnect()
  }

  async #takeAll(index: string): Promise<Session[]> {
    return this.#take(await asking(this.#redis.zrange(index, '0', '-1')))
  }

  async #take(keys: readonly string[]): Promise<Session[]> {
    const taken = await Promise.all(keys.map((key) => this.#takeOne(key)))
    return taken.filter((session) => session !== null)
  }

  async #takeOne(key: string): Promise<Session | null> {
    const flat = (await asking(this.#redis.eval(takeScript, 1, sessionName(key)))) as string[]
    const pairs = flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? ''] as const] : []))
    const session = toSession(key, Object.fromEntries(pairs))
    if (!session) return null
    const forgetting = this.#redis.multi()
    for (const index of indexesOf(session)) forgetting.zrem(index, key)
    await asking(allOf(forgetting.exec()))
    return session
  }
}

const indexesOf = ({ userId, issuer, subject, issuerSessionId }: Session): string[] => [
  ofUser(userId),
  ofSubject(issuer, subject),
  ...(issuerSessionId === null ? [] : [ofIssuerSession(issuer, issuerSessionId)]),
]

/** A transaction answers each command apart; the first that failed counts. */
async function allOf(answers: Promise<[Error | null, unknown][] | null>): Promise<void> {
  const failed = (await answers)?.find(([err]) => err !== null)?.[0]
  if (failed) throw failed
}

const instants = ['accessExpiresAt', 'createdAt', 'lastSeenAt', 'idleUntil', 'expiresAt'] as const

function fieldsOf(session: Session): Record<string, string | number> {
  const { id, userId, issuer, subject, client, address } = session
  return {
    ...{ id, userId, issuer, subject, client, address },
    issuerSessionId: session.issuerSessionId ?? '',
    secondFactorAt: session.secondFactorAt?.getTime() ?? '',
    tokens: session.tokens.toString('base64'),
    ...Object.fromEntries(instants.map((name) => [name, session[name].getTime()])),
  }
}

function toSession(key: string, fields: Record<string, string>): Session | null {
  const { id = '', userId = '', issuer = '', subject = '', client = '', address = '' } = fields
  if (id === '') return null
  const at = (name: (typeof instants)[number]) => new Date(Number(fields[name]))
  return {
    ...{ id, userId, issuer, subject, client, address },
    key: Buffer.from(key, 'hex'),
    issuerSessionId: fields.issuerSessionId || null,
    tokens: Buffer.from(fields.tokens ?? '', 'base64'),
    secondFactorAt: fields.secondFactorAt ? new Date(Number(fields.secondFactorAt)) : null,
    accessExpiresAt: at('accessExpiresAt'),
    createdAt: at('createdAt'),
    lastSeenAt: at('lastSeenAt'),
    idleUntil: at('idleUntil'),
    expiresAt: at('expiresAt'),
  }
}
