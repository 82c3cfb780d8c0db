import { useState } from 'react'
import { useDraft } from '../../../shared/input/draft.ts'
import { keptFields } from '../../../shared/input/kept-json.ts'
import { tellFailure } from '../../../shared/notices/notices.tsx'
import { addComment } from './comment-queries.ts'

interface Unsent {
  readonly body: string
  /** The same for every attempt, so that it is said once. */
  readonly key: string
}

function unsentOf(text: string): Unsent | null {
  const kept: { body?: unknown; key?: unknown } = keptFields(text)
  const { body, key } = kept
  return typeof body === 'string' && typeof key === 'string' ? { body, key } : null
}

/** A comment on its way, kept on this device until the server has it. */
export function useSending(taskId: string) {
  const kept = useDraft(`${taskId}:comment:unsent`, '')
  const unsent = unsentOf(kept.text)
  const [isSending, setSending] = useState(false)
  /** Null sends once more what could not be sent. */
  const send = async (body: string | null) => {
    const comment = body === null ? unsent : { body, key: crypto.randomUUID() }
    if (!comment) return
    kept.write(JSON.stringify(comment))
    setSending(true)
    try {
      await addComment(taskId, comment.body, comment.key)
      kept.forget()
    } catch (err) {
      tellFailure(err)
    }
    setSending(false)
  }
  return { body: unsent?.body ?? null, isFailed: unsent !== null && !isSending, send, forget: kept.forget }
}
