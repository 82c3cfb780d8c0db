import type { OpenContext } from '../../app/context.ts'
import { StartError } from '../../app/start-error.ts'
import type { Fate, Selection } from '../../modules/dead-letters/index.ts'
import {
  getDeadLetter,
  listDeadLetters,
  settleDeadLetter,
  settleDeadLetters,
} from '../../modules/dead-letters/index.ts'
import { systemActor } from '../../modules/people/index.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { allPages } from '../all-pages.ts'
import { withContext } from '../with-context.ts'

const actor = systemActor('command-line')

interface Choice {
  readonly queue?: string
  readonly all?: true
}

/** Prints what was given up, the newest first, as JSON. */
export async function listDeadLettersCommand({ queue = null }: { queue?: string | null }): Promise<void> {
  await withContext(async ({ ctx }) => {
    const letters = await allPages((page) => listDeadLetters(ctx, actor, { queue, ...page }))
    console.log(JSON.stringify(letters, null, 2))
  })
}

/** Prints one with its body and headers as JSON. */
export async function showDeadLetterCommand(_options: object, id: string): Promise<void> {
  assertId(id)
  await withContext(async ({ ctx }) => {
    const letter = await getDeadLetter(ctx, actor, id).catch(explainMissing(id))
    console.log(JSON.stringify(letter, null, 2))
  })
}

/** Sends one, those of a queue or all to their queues again. */
export const redriveDeadLettersCommand = (choice: Choice, id?: string): Promise<void> => settle('redriven', choice, id)

/** Discards one, those of a queue or all for good. */
export const discardDeadLettersCommand = (choice: Choice, id?: string): Promise<void> => settle('discarded', choice, id)

const said = { redriven: 'sent to their queues again', discarded: 'discarded' } as const

async function settle(fate: Fate, choice: Choice, id: string | undefined): Promise<void> {
  assertOneChoice(choice, id)
  if (id !== undefined) assertId(id)
  await withContext(async ({ ctx }) => {
    const count = id === undefined ? await settleMany(ctx, fate, choice) : await settleOne(ctx, fate, id)
    console.log(`${said[fate]}: ${count}`)
  })
}

const settleMany = (ctx: OpenContext['ctx'], fate: Fate, { queue }: Choice): Promise<number> => {
  const selection: Selection = { queue: queue ?? null, ids: null }
  return settleDeadLetters(ctx, actor, { fate, selection })
}

async function settleOne(ctx: OpenContext['ctx'], fate: Fate, id: string): Promise<number> {
  await settleDeadLetter(ctx, actor, { id, fate }).catch(explainMissing(id))
  return 1
}

/** Asked before anything is opened: nobody discards all by leaving something out. */
function assertOneChoice({ queue, all }: Choice, id: string | undefined): void {
  if ([id, queue, all].filter((given) => given !== undefined).length === 1) return
  throw new StartError('Say which: an id, --queue <name> or --all.\nSee them: npx millrace dead-letters list')
}

function assertId(id: string): void {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
    throw new StartError(`${id} is no id.\nSee them: npx millrace dead-letters list`)
}

const explainMissing =
  (id: string) =>
  (err: unknown): never => {
    if (!(err instanceof AppError && err.code === 'not-found')) throw err
    throw new StartError(`There is no dead letter with the id ${id}.\nSee them: npx millrace dead-letters list`)
  }
