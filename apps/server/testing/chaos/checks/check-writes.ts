import type { Journal, Operation } from '../journal.ts'
import { isCarriedOut } from '../journal.ts'
import { grouped } from './grouped.ts'
import type { EventRow, State, SubjectRow } from './read-state.ts'

/** The data against what was written: lost, doubled and invented writes, and broken histories (I1 to I4). */
export function checkWrites(journal: Journal, state: State, setUp: ReadonlySet<string>): string[] {
  const subjects = new Map(state.subjects.map((subject) => [subject.id, subject]))
  const bySubject = grouped(state.events, ({ subjectId }) => subjectId)
  return [
    ...journal.operations.flatMap((operation) => wrongAnswer(operation)),
    ...lostWrites(journal, subjects),
    ...wrongEffects(journal, state.events),
    ...phantoms(journal, state, setUp),
    ...state.subjects.flatMap((subject) => brokenHistory(subject, bySubject.get(subject.id) ?? [])),
  ]
}

function wrongAnswer(operation: Operation): string[] {
  const { kind, id, answer, attempts } = operation
  if (!answer) return [`${kind} ${id} was sent ${attempts} times and never answered`]
  return isCarriedOut(operation, answer) ? [] : [`${kind} ${id} was answered ${answer.status} ${answer.body}`]
}

interface Acknowledged {
  readonly id: string
  readonly version: number
}

/** The tasks and comments that an answer tells of, with the versions that it acknowledges. */
function acknowledgedIn({ kind, answer }: Operation): Acknowledged[] {
  if (!answer || answer.status >= 300 || answer.body === '' || kind === 'guest') return []
  const body = JSON.parse(answer.body)
  return kind === 'batch' ? body.results.map(({ task }: { task: Acknowledged }) => task) : [body]
}

/** I1: whatever was acknowledged is there, at the acknowledged version or a later one. */
function lostWrites({ operations }: Journal, subjects: ReadonlyMap<string, SubjectRow>): string[] {
  return operations.flatMap((operation) =>
    acknowledgedIn(operation)
      .filter(({ id, version }) => !((subjects.get(id)?.version ?? 0) >= version))
      .map(({ id, version }) => `${operation.kind} ${operation.id} is lost: ${id} has not reached version ${version}`),
  )
}

/** I3: each request, however often it was sent, has its effects once, at the versions that were answered. */
function wrongEffects({ operations }: Journal, events: readonly EventRow[]): string[] {
  const byRequest = grouped(events, ({ requestId }) => requestId)
  return operations.flatMap((operation) => {
    const { kind, id, attempts } = operation
    const effects = byRequest.get(id) ?? []
    if (effects.length !== operation.events) {
      return [`${kind} ${id}, sent ${attempts} times, has ${effects.length} effects instead of ${operation.events}`]
    }
    return acknowledgedIn(operation)
      .filter((told) => !effects.some((effect) => effect.subjectId === told.id && effect.version === told.version))
      .map((told) => `${kind} ${id} was answered version ${told.version} of ${told.id}, which is not its event`)
  })
}

/** I2: nothing is there that nobody wrote. */
function phantoms({ operations }: Journal, { events, subjects }: State, setUp: ReadonlySet<string>): string[] {
  const known = new Set(operations.map(({ id }) => id))
  const made = new Set(events.filter(({ type }) => type.endsWith('.created')).map(({ subjectId }) => subjectId))
  return [
    ...events
      .filter(({ id, requestId }) => !setUp.has(id) && !known.has(requestId ?? ''))
      .map(({ id, type }) => `${type} ${id} belongs to no request`),
    ...subjects.filter(({ id }) => !made.has(id)).map(({ id }) => `${id} was never created`),
  ]
}

/** I4: the events of a subject have the versions 1 to n, and what they changed adds up to the row. */
function brokenHistory({ id, version, fields }: SubjectRow, history: readonly EventRow[]): string[] {
  const versions = history.map((event) => event.version)
  const expected = Array.from({ length: version }, (_, at) => at + 1)
  if (versions.join() !== expected.join()) return [`${id} at ${version} has the events ${versions}`]
  const folded: Record<string, unknown> = Object.assign({}, ...history.map(({ after }) => after))
  const differing = Object.keys(fields).filter(
    (field) => field in folded && field !== 'updatedAt' && field !== 'version' && !isSame(folded[field], fields[field]),
  )
  return differing.length === 0 ? [] : [`the history of ${id} tells another ${differing}`]
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
