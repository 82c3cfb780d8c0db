import { useRef } from 'react'

/**
 * The Idempotency-Key of something that a person sends: the same for the same content, so that trying again after an
 * answer was lost does it once.
 */
export function useOnceKey(): (content: unknown) => { 'Idempotency-Key': string } {
  const last = useRef({ content: '', key: '' })
  return (content) => {
    const text = JSON.stringify(content)
    if (last.current.content !== text) last.current = { content: text, key: crypto.randomUUID() }
    return { 'Idempotency-Key': last.current.key }
  }
}
