import { env, stdout } from 'node:process'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { violations } from './invariants.ts'
import type { Place, Run } from './program.ts'
import { cleanUp, databaseUrl, kill, killDatabase, newPlace, start, stop, until } from './program.ts'
import { randomFrom } from './random.ts'
import type { Journal } from './workload.ts'
import { send, work } from './workload.ts'
import { makeWorkplace } from './workplace.ts'

const writes = Number(env.CRASH_WRITES ?? 1000)
const rounds = Number(env.CRASH_KILLS ?? 4)
const seed = Number(env.CRASH_SEED ?? Date.now() % 2 ** 31)
const limitMilliseconds = 30_000 + writes * 30 + rounds * 5_000

afterAll(cleanUp)

test(
  'no acknowledged write is lost and no retried one has two effects, whatever is killed',
  async () => {
    stdout.write(`crash: ${writes} writes, ${rounds} kills; CRASH_SEED=${seed} draws the same again\n`)
    const place = await newPlace()
    let server = await start(place)
    const target = await makeWorkplace(place)
    const journal: Journal = []

    const working = work(target, journal, writes, seed)
    const random = randomFrom(seed)
    for (let round = 0; round < rounds; round += 1) {
      const share = (round + random.below(100) / 100) / rounds
      const isTime = () => acknowledged(journal) >= share * writes
      await Promise.race([working, until(isTime, limitMilliseconds), endOf(server)])
      await delay(random.below(20))
      server = await strike(victims[round % victims.length] ?? 'program', place, server)
    }
    await Promise.race([working, endOf(server)])

    const lost = journal.filter(({ attempts }) => attempts > 1)
    const replayed = lost.filter(({ answer }) => answer?.replayed)
    stdout.write(`crash: ${lost.length} answers were lost, ${replayed.length} of them after the commit\n`)
    expect(lost.length).toBeGreaterThan(0)
    expect(await violations(await databaseUrl(place), journal, target.projectId)).toEqual([])

    // A client that has not seen its answer asks once more, and nothing is done twice.
    for (const operation of lost) {
      const again = await send(target, operation)
      expect([again.status, again.body]).toEqual([operation.answer?.status, operation.answer?.body])
    }
    expect(await violations(await databaseUrl(place), journal, target.projectId)).toEqual([])
    expect(await stop(server)).toMatchObject({ code: 0 })
  },
  limitMilliseconds,
)

type Victim = 'program' | 'database' | 'both'
const victims: readonly Victim[] = ['program', 'database', 'both', 'program']

const acknowledged = (journal: Journal) => journal.filter(({ answer }) => answer).length

/** Rejects when the program ends although nobody killed it. */
async function endOf(server: Run): Promise<never> {
  const { code, complaint } = await server.ended
  throw new Error(`The program ended by itself with ${code}: ${complaint}`)
}

/** Kills, and starts the program again when it was the victim; a killed database it must start again itself. */
async function strike(victim: Victim, place: Place, server: Run): Promise<Run> {
  if (victim === 'program') await kill(server)
  else await killDatabase(place)
  if (victim === 'both') await kill(server)
  return victim === 'database' ? server : start(place)
}
