import type { State } from './read-state.ts'

/** The event that a notification or mail is caused by: a mention is told once for its comment, whatever told of it. */
export function eventOfCause({ events }: Pick<State, 'events'>): (cause: string) => string {
  const mentions = new Map(
    events.filter(({ type }) => type === 'comment.created').map(({ id, subjectId }) => [`mention/${subjectId}`, id]),
  )
  return (cause) => mentions.get(cause) ?? cause
}
