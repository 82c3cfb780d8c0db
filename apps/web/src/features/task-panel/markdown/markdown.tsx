import { useRouter } from '@tanstack/react-router'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useMe } from '../../../shared/people/me.ts'
import { useOpenTask } from '../panel-place.tsx'
import styles from './markdown.module.css'
import { placeOf, renderMarkdown } from './render-markdown.ts'

interface Props {
  readonly text: string
  /** Ticks a box of a checklist; without it, boxes are only read. */
  readonly tick?: ((index: number, isChecked: boolean) => void) | undefined
}

/** Markdown as it reads. Links to tasks and projects stay within the application. */
export function Markdown({ text, tick }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const { id: me } = useMe()
  const canTick = tick !== undefined
  const html = useMemo(() => renderMarkdown(text, { canTick, me }), [text, canTick, me])
  const go = useGo()
  const focused = useRef(-1)
  useEffect(() => {
    const element = root.current
    const listen = (event: MouseEvent) => {
      const target = event.target as Element
      if (target instanceof HTMLInputElement) {
        // The text says whether it is ticked, also when the change is refused.
        event.preventDefault()
        focused.current = boxesOf(element).indexOf(target)
        tick?.(focused.current, target.hasAttribute('checked') === false)
        return
      }
      const place = placeOf(target.closest('a[href]')?.getAttribute('href') ?? 'none:')
      if (place === null || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      go(place)
    }
    const leave = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget) focused.current = -1
    }
    element?.addEventListener('click', listen)
    element?.addEventListener('focusout', leave)
    return () => {
      element?.removeEventListener('click', listen)
      element?.removeEventListener('focusout', leave)
    }
  }, [tick, go])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a ticked box is a new element, and keeps the focus.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) boxesOf(root.current)[focused.current]?.focus()
  }, [html])
  return (
    <div
      ref={root}
      className={styles.markdown}
      dir="auto"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: DOMPurify has just cleaned it.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}

const boxesOf = (element: HTMLElement | null) => [...(element?.querySelectorAll('input') ?? [])]

function useGo() {
  const { history } = useRouter()
  const open = useOpenTask()
  return useMemo(
    () => (place: string) => {
      const task = /^\/tasks\/([0-9a-f-]{36})\/?$/.exec(place)?.[1]
      if (task === undefined) history.push(place)
      else open(task)
    },
    [history, open],
  )
}
