import { afterAll, beforeAll, expect, test } from 'vitest'
import type { House, Reply, Request } from '../authorization/house.ts'
import { openHouse } from '../authorization/house.ts'
import type { Principal } from '../authorization/principals.ts'
import type { Loss, Situation, Subject } from './losses.ts'
import { losses } from './losses.ts'
import type { Place } from './place.ts'
import { furnish, made, openPlace } from './place.ts'
import { arrive } from './subject.ts'
import type { Way } from './ways.ts'
import { ways } from './ways.ts'

// What is promised: within this time it is gone on every path, also with a token that is still valid.
const promisedMilliseconds = 5000

let house: House

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test.each(losses.map((loss) => [`${loss.door}, by ${loss.by}: who ${loss.name}`, loss] as const))(
  '%s',
  { timeout: 60_000 },
  async (_, loss) => {
    const situation = await settle(loss)
    const opened = ways.filter(({ mine }) => !mine || loss.by !== 'role')
    const before = await walk(situation, opened, 0)
    expect(before.filter(({ works }) => !works).map(inWords)).toEqual([])

    await loss.take(situation)
    house.server.clock.advance(promisedMilliseconds)

    const isKept = ({ writes }: Way) => loss.keeps === 'reads' && !writes
    const after = await walk(situation, opened, 1)
    expect(after.filter(({ way, works }) => works !== isKept(way)).map(inWords)).toEqual([])
    if (loss.keeps === 'reads') return
    // Nor is it told again what was answered under an idempotency key.
    const again = [...after, ...(await walk(situation, opened, 0))]
    expect(again.filter(({ text }) => text.includes(situation.place.mark)).map(inWords)).toEqual([])
  },
)

/** What became of a way. */
interface Tried {
  readonly way: Way
  readonly works: boolean
  readonly status: number
  readonly text: string
}

const inWords = ({ way, status, text }: Tried) => `${way.name}: ${status} ${text.slice(0, 100)}`

/** Goes every way in turn; in the same round, with the same idempotency keys. */
async function walk({ place, subject }: Situation, along: readonly Way[], round: 0 | 1): Promise<Tried[]> {
  const tried: Tried[] = []
  for (const way of along) {
    const request = { ...way.request(place, round), key: `${way.name} ${round}`.replaceAll('’', '') }
    const { status, text } = await call(subject, request)
    // A list that was narrowed to nothing is answered all the same.
    const works = status < 300 && (way.writes || text.includes(place.mark))
    tried.push({ way, works, status, text })
  }
  return tried
}

const call = ({ userId, bearer, headers }: Subject, request: Request): Promise<Reply> =>
  house.call({ ...somebody, userId, bearer }, { ...request, headers })

// Nothing is planted that the door would look for.
const somebody: Omit<Principal, 'userId' | 'bearer'> = {
  ...{ name: 'somebody', identified: true, role: 'user', scopes: null, member: null, direct: false },
  ...{ secondFactor: false, token: 'personal', tokenId: '', spareTokenId: '' },
  ...{ sessionId: '', notificationId: '', jobId: '' },
}

/** Lets somebody into a place who may edit there. */
async function settle(loss: Loss): Promise<Situation> {
  const { server } = house
  const asAdmin = server.as(await server.createUser({ role: 'admin' }))
  const empty = await openPlace(server)
  const subject = await arrive(house, loss)
  const teamId = await join(loss, empty, subject)
  const place = await furnish(empty, server.as({ id: subject.userId }))
  return { server, place, subject, teamId, asAdmin }
}

async function join(
  { by }: Loss,
  { asOwner, projectId, mark }: Pick<Place, 'asOwner' | 'projectId' | 'mark'>,
  { userId }: Subject,
): Promise<string> {
  const members = `/v1/projects/${projectId}/members`
  if (by === 'membership') await made(asOwner, members, { userId, role: 'editor' })
  if (by !== 'team') return ''
  const { id } = await made(asOwner, '/v1/teams', { name: `Team ${mark}` })
  await made(asOwner, `/v1/teams/${id}/members`, { userId })
  await made(asOwner, members, { teamId: id, role: 'editor' })
  return id
}
