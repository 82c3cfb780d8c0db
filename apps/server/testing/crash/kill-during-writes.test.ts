import { env, stdout } from 'node:process'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { openAsking } from '../chaos/asking.ts'
import { checkAnswers } from '../chaos/checks/check-answers.ts'
import { checkFeed } from '../chaos/checks/check-feed.ts'
import { checkWrites } from '../chaos/checks/check-writes.ts'
import { readState } from '../chaos/checks/read-state.ts'
import { drain } from '../chaos/drain.ts'
import { Journal } from '../chaos/journal.ts'
import { databaseQueues } from '../chaos/message-broker.ts'
import { work } from '../chaos/workload.ts'
import { makePeople, makeWorkplace } from '../chaos/workplace.ts'
import type { Place, Run } from './program.ts'
import { cleanUp, databaseUrl, kill, killDatabase, newPlace, start, stop, until } from './program.ts'
import { randomFrom } from './random.ts'

const writes = Number(env.CRASH_WRITES ?? 1000)
const rounds = Number(env.CRASH_KILLS ?? 4)
const seed = Number(env.CRASH_SEED ?? Date.now() % 2 ** 31)
const limitMilliseconds = 120_000 + writes * 30 + rounds * 5_000

afterAll(cleanUp)

test(
  'no acknowledged write is lost and no retried one has two effects, whatever is killed',
  async () => {
    stdout.write(`crash: ${writes} writes, ${rounds} kills; CRASH_SEED=${seed} draws the same again\n`)
    const place = await newPlace()
    let server = await start(place)
    const url = await databaseUrl(place)
    const workplace = await makeWorkplace([place.address], await makePeople(url))
    const database = openAsking(url)
    const setUp = new Set((await readState(database)).events.map(({ id }) => id))
    const journal = new Journal()

    const isOver = () => journal.operations.length >= writes
    const working = work(workplace, journal, { seed, clients: 16, restMilliseconds: 0, isOver })
    const random = randomFrom(seed)
    for (let round = 0; round < rounds; round += 1) {
      const share = (round + random.below(100) / 100) / rounds
      const isTime = () => journal.acknowledged.length >= share * writes
      await Promise.race([working, until(isTime, limitMilliseconds), endOf(server)])
      await delay(random.below(20))
      server = await strike(victims[round % victims.length] ?? 'program', place, server)
    }
    await Promise.race([working, endOf(server)])

    const lost = journal.operations.filter(({ attempts }) => attempts > 1)
    const replayed = lost.filter(({ answer }) => answer?.isReplayed)
    stdout.write(`crash: ${lost.length} answers were lost, ${replayed.length} of them after the commit\n`)
    expect(lost.length).toBeGreaterThan(0)
    const violations = async () => checkWrites(journal, await readState(database), setUp)
    expect(await violations()).toEqual([])
    // A client that has not seen its answer asks once more, and nothing is done twice.
    expect(await checkAnswers(journal, place.address, await readState(database))).toEqual([])
    expect(await violations()).toEqual([])
    expect(await drain(database, databaseQueues(database))).toEqual(expect.any(Number))
    expect(await checkFeed(database, (await readState(database)).events)).toEqual([])
    await database.close()
    expect(await stop(server)).toMatchObject({ code: 0 })
  },
  limitMilliseconds,
)

type Victim = 'program' | 'database' | 'both'
const victims: readonly Victim[] = ['program', 'database', 'both', 'program']

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
