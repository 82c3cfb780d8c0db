import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Session } from '../src/platform/sessions/session.ts'
import type { SessionStore } from '../src/platform/sessions/session-store.ts'

/** A store that is open, and somebody whose sessions it can keep. */
export interface OpenStore {
  readonly store: SessionStore
  /** The id of a new person. */
  addUser(): Promise<string>
  close(): Promise<void>
}

const minute = 60_000
const shortly = 50

const now = new Date(Date.now() - (Date.now() % 1000))
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds)
const newKey = () => randomBytes(32)

async function create({ store, addUser }: OpenStore, changes: Partial<Session> = {}): Promise<Session> {
  const session: Session = {
    key: newKey(),
    id: randomUUID(),
    userId: changes.userId ?? (await addUser()),
    issuer: 'https://issuer.example/realms/a b',
    subject: randomUUID(),
    issuerSessionId: randomUUID(),
    tokens: randomBytes(100),
    accessExpiresAt: after(5 * minute),
    secondFactorAt: null,
    client: 'Firefox on Linux',
    address: '2001:db8::1',
    createdAt: now,
    lastSeenAt: now,
    idleUntil: after(60 * minute),
    expiresAt: after(120 * minute),
    ...changes,
  }
  await store.create(session)
  return session
}

type Case = readonly [guarantee: string, check: (open: OpenStore) => Promise<void>]

/** What every store of sessions has to do. */
export const sessionStoreCases: readonly Case[] = [
  [
    'a session is found as it was made',
    async (open) => {
      const { store } = open
      const plain = await create(open)
      const full = await create(open, { secondFactorAt: now, issuerSessionId: null })

      expect(await store.find(plain.key, now)).toEqual(plain)
      expect(await store.find(full.key, now)).toEqual(full)
      expect(await store.find(newKey(), now)).toBeNull()
    },
  ],
  [
    'one that has ended is not found and not listed',
    async (open) => {
      const { store } = open
      const { key, userId } = await create(open)

      expect(await store.find(key, after(60 * minute))).toBeNull()
      expect(await store.listOfUser(userId, after(60 * minute))).toEqual([])
      expect(await store.find(key, after(60 * minute - 1))).not.toBeNull()
    },
  ],
  [
    "a person's sessions are listed, newest first, and nobody else's",
    async (open) => {
      const { store } = open
      const first = await create(open, { id: '01a00000-0000-7000-8000-000000000001' })
      const second = await create(open, { id: '01a00000-0000-7000-8000-000000000002', userId: first.userId })
      await create(open)

      expect(await store.listOfUser(first.userId, now)).toEqual([second, first])
      expect(await store.listOfUser(randomUUID(), now)).toEqual([])
    },
  ],
  [
    'being seen moves the end, and brings back nothing that has ended',
    async (open) => {
      const { store } = open
      const { key } = await create(open)
      await store.see(key, after(minute), after(61 * minute))
      expect(await store.find(key, after(60 * minute))).toMatchObject({
        lastSeenAt: after(minute),
        idleUntil: after(61 * minute),
      })

      await store.see(key, now, after(60 * minute))
      expect(await store.find(key, now)).toMatchObject({ lastSeenAt: after(minute), idleUntil: after(61 * minute) })

      await store.remove(key)
      await store.see(key, after(minute), after(61 * minute))
      expect(await store.find(key, now)).toBeNull()
    },
  ],
  [
    'of many that want to renew a session, one may',
    async (open) => {
      const { store } = open
      const { key } = await create(open)
      const holders = Array.from({ length: 20 }, () => randomUUID())
      const held = await Promise.all(holders.map((holder) => store.holdRefresh(key, holder, now, after(minute))))

      expect(held.filter(Boolean)).toHaveLength(1)
      const holder = holders[held.indexOf(true)] ?? ''
      await store.releaseRefresh(key, randomUUID())
      expect(await store.holdRefresh(key, randomUUID(), now, after(minute))).toBe(false)
      await store.releaseRefresh(key, holder)
      expect(await store.holdRefresh(key, randomUUID(), now, after(minute))).toBe(true)
    },
  ],
  [
    'what a refresh brought is kept, and the next one may begin',
    async (open) => {
      const { store } = open
      const session = await create(open)
      const [holder, next] = [randomUUID(), randomUUID()]
      const refreshed = { tokens: randomBytes(50), accessExpiresAt: after(10 * minute), secondFactorAt: now }
      await store.holdRefresh(session.key, holder, now, after(minute))

      expect(await store.saveRefresh(session.key, next, refreshed, now)).toBe(false)
      expect(await store.find(session.key, now)).toEqual(session)
      expect(await store.saveRefresh(session.key, holder, refreshed, now)).toBe(true)
      expect(await store.find(session.key, now)).toEqual({ ...session, ...refreshed })
      expect(await store.holdRefresh(session.key, next, now, after(minute))).toBe(true)
      expect(await store.saveRefresh(session.key, holder, refreshed, now)).toBe(false)
      expect(await store.saveRefresh(session.key, next, { ...refreshed, secondFactorAt: null }, now)).toBe(true)
      expect(await store.find(session.key, now)).toMatchObject({ secondFactorAt: null })
    },
  ],
  [
    'what a refresh brought is kept after the hold ran out, unless another one holds it',
    async (open) => {
      const { store } = open
      const [late, between, last] = [randomUUID(), randomUUID(), randomUUID()]
      const { key } = await create(open)
      const refreshed = () => ({ tokens: randomBytes(50), accessExpiresAt: after(minute), secondFactorAt: null })
      const holdShortly = (holder: string, from: Date) =>
        store.holdRefresh(key, holder, from, new Date(from.getTime() + shortly))

      expect(await holdShortly(late, now)).toBe(true)
      await delay(2 * shortly)
      const kept = refreshed()
      expect(await store.saveRefresh(key, late, kept, after(shortly))).toBe(true)
      expect(await store.find(key, now)).toMatchObject(kept)

      expect(await holdShortly(late, now)).toBe(true)
      await delay(2 * shortly)
      expect(await holdShortly(between, after(shortly))).toBe(true)
      await delay(2 * shortly)
      expect(await store.saveRefresh(key, late, refreshed(), after(2 * shortly))).toBe(true)
      expect(await store.holdRefresh(key, last, after(2 * shortly), after(minute))).toBe(true)
      expect(await store.saveRefresh(key, late, refreshed(), after(2 * shortly))).toBe(false)
    },
  ],
  [
    'a session that ended while it was renewed stays ended',
    async (open) => {
      const { store } = open
      const { key, tokens, accessExpiresAt } = await create(open)
      const holder = randomUUID()
      await store.holdRefresh(key, holder, now, after(minute))
      await store.remove(key)

      expect(await store.saveRefresh(key, holder, { tokens, accessExpiresAt, secondFactorAt: null }, now)).toBe(false)
      expect(await store.find(key, now)).toBeNull()
    },
  ],
  [
    'a session is removed once',
    async (open) => {
      const { store } = open
      const session = await create(open)
      const removed = await Promise.all([store.remove(session.key), store.remove(session.key)])

      expect(removed.flat()).toEqual([session])
      expect(await store.listOfUser(session.userId, now)).toEqual([])
    },
  ],
  [
    "a person's sessions are removed together",
    async (open) => {
      const { store } = open
      const one = await create(open)
      const other = await create(open, { userId: one.userId })
      const stranger = await create(open)

      const removed = await store.removeOfUser(one.userId)
      expect(removed.map(({ id }) => id).toSorted()).toEqual([one.id, other.id].toSorted())
      expect(await store.find(one.key, now)).toBeNull()
      expect(await store.find(stranger.key, now)).toEqual(stranger)
      expect(await store.removeOfUser(one.userId)).toEqual([])
    },
  ],
  [
    'a session that ends soon takes no longer one from the lists',
    async (open) => {
      const { store } = open
      const { userId, ...long } = await create(open)
      const end = new Date(Date.now() + shortly)
      await create(open, { userId, subject: long.subject, idleUntil: end, expiresAt: end })
      await delay(2 * shortly)

      expect(await store.listOfUser(userId, new Date(Date.now()))).toEqual([{ userId, ...long }])
      expect((await store.removeOfSubject(long.issuer, long.subject)).map(({ id }) => id)).toContain(long.id)
    },
  ],
  [
    "sessions are removed by the issuer's session, and by its subject",
    async (open) => {
      const { store } = open
      const one = await create(open)
      const { issuer, subject } = one
      const issuerSessionId = one.issuerSessionId ?? ''
      const other = await create(open, { subject })

      expect(await store.removeOfIssuerSession('https://other.example', issuerSessionId, null)).toEqual([])
      expect(await store.removeOfIssuerSession(issuer, issuerSessionId, randomUUID())).toEqual([])
      expect(await store.removeOfIssuerSession(issuer, issuerSessionId, subject)).toEqual([one])
      expect(await store.removeOfSubject('https://other.example', subject)).toEqual([])
      expect(await store.removeOfSubject(issuer, subject)).toEqual([other])

      const last = await create(open)
      expect(await store.removeOfIssuerSession(issuer, last.issuerSessionId ?? '', null)).toEqual([last])
    },
  ],
  [
    'a note is taken once',
    async (open) => {
      const { store } = open
      const key = newKey()
      const content = randomBytes(300)
      expect(await store.isNoted(key, now)).toBe(false)
      expect(await store.note(key, content, after(minute), now)).toBe(true)
      expect(await store.isNoted(key, now)).toBe(true)
      expect(await store.note(key, randomBytes(1), after(minute), now)).toBe(false)

      const taken = await Promise.all([store.takeNote(key, now), store.takeNote(key, now)])
      expect(taken.filter((one) => one !== null)).toEqual([content])
      expect(await store.takeNote(newKey(), now)).toBeNull()
    },
  ],
  [
    'of many that note the same, one is the first',
    async (open) => {
      const { store } = open
      const key = newKey()
      const noted = await Promise.all(
        Array.from({ length: 20 }, () => store.note(key, Buffer.alloc(0), after(minute), now)),
      )
      expect(noted.filter(Boolean)).toHaveLength(1)
    },
  ],
]
