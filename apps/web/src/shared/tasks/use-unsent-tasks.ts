import { useSyncExternalStore } from 'react'
import type { Task } from '../api/api.ts'
import { keepDraft, readDraft } from '../input/draft.ts'
import { keptJson } from '../input/kept-json.ts'
import { tellFailure } from '../notices/notices.tsx'
import type { NewTask } from './create-task.ts'
import { createTask } from './create-task.ts'

/** A task that somebody entered and the server has not confirmed. */
export interface UnsentTask {
  /** The same for every attempt, so that an answer that was lost makes no second task. */
  readonly key: string
  readonly fields: NewTask
  readonly isSending: boolean
  /** The server has it; it stays until it is shown in its place. */
  readonly isSaved?: boolean
}

/** By the name of the place where they were entered; kept on this device until the server has them. */
const places = new Map<string, readonly UnsentTask[]>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const draftOf = (name: string) => `unsent:${name}`

function unsentOf(name: string): readonly UnsentTask[] {
  const known = places.get(name)
  if (known) return known
  const kept = keptJson(readDraft(draftOf(name)))
  const unsent = (Array.isArray(kept) ? kept : []).filter(isEntry).map((entry) => ({ ...entry, isSending: false }))
  places.set(name, unsent)
  return unsent
}

const isEntry = (value: unknown): value is Pick<UnsentTask, 'key' | 'fields'> =>
  typeof value === 'object' &&
  value !== null &&
  'key' in value &&
  typeof value.key === 'string' &&
  'fields' in value &&
  typeof (value.fields as { title?: unknown } | null)?.title === 'string'

function set(name: string, unsent: readonly UnsentTask[]): void {
  places.set(name, unsent)
  const kept = unsent.filter(({ isSaved }) => !isSaved).map(({ key, fields }) => ({ key, fields }))
  keepDraft(draftOf(name), kept.length === 0 ? null : JSON.stringify(kept))
  for (const listener of listeners) listener()
}

const leave = (name: string, key: string): void =>
  set(
    name,
    unsentOf(name).filter((each) => each.key !== key),
  )

type Show = (task: Task) => unknown

/** Sends an entry, for the first time or once more. It is shown before it leaves; a failure is told, and it stays. */
async function send(name: string, { key, fields }: UnsentTask, show: Show): Promise<void> {
  const mark = (state: Partial<UnsentTask>) =>
    set(
      name,
      unsentOf(name).map((each) => (each.key === key ? { ...each, ...state } : each)),
    )
  mark({ isSending: true })
  try {
    const task = await createTask(fields, key)
    mark({ isSaved: true })
    await show(task)
    leave(name, key)
  } catch (err) {
    mark({ isSending: false })
    tellFailure(err)
  }
}

const entryOf = (fields: NewTask): UnsentTask => ({ key: crypto.randomUUID(), fields, isSending: false })

/** Tasks that are entered in one place, line after line. Each stays until the server has it or the person leaves it. */
export function useUnsentTasks(name: string, show: Show) {
  const unsent = useSyncExternalStore(subscribe, () => unsentOf(name))
  const add = (fields: NewTask) => {
    const entry = entryOf(fields)
    set(name, [...unsentOf(name), entry])
    void send(name, entry, show)
  }
  const retry = (entry: UnsentTask) => void send(name, entry, show)
  return { unsent, add, retry, leave: (key: string) => leave(name, key) }
}

/** One task, entered in a field that keeps its text until the server has it. The same content is sent under one key. */
export function useUnsentTask(name: string, show: Show) {
  const unsent = useSyncExternalStore(subscribe, () => unsentOf(name))
  const isSaving = unsent.some(({ isSending }) => isSending)
  const save = (fields: NewTask) => {
    if (isSaving) return
    const content = JSON.stringify(fields)
    const entry = unsent.find((each) => JSON.stringify(each.fields) === content) ?? entryOf(fields)
    set(name, [entry])
    void send(name, entry, show)
  }
  return { isSaving, save, leave: () => set(name, []) }
}
