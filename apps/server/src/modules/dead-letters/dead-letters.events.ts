import type { NewEvent } from '../../platform/events/record.ts'
import type { DeadLetterLine, Fate } from './dead-letter.ts'

/** Which message it was, and nothing of what it said. */
export const deadLetterGone = (
  fate: Fate,
  { id, queue, messageId }: Pick<DeadLetterLine, 'id' | 'queue' | 'messageId'>,
): NewEvent => ({
  type: `dead-letter.${fate}`,
  subjectType: 'dead-letter',
  subjectId: id,
  subjectVersion: 2,
  projectId: null,
  before: { queue, messageId },
})
