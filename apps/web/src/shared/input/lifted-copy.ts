import type { Point } from './edge-scroll.ts'

const landMilliseconds = 160

export interface LiftedCopy {
  readonly moveTo: (point: Point) => void
  /** Flies to where the element is now, and is gone. */
  readonly land: () => Promise<void>
}

/**
 * A copy of an element that hangs on the pointer; the element itself stays until the copy is dropped. It is found again
 * by the attribute that tells it from others.
 */
export function liftCopy(element: HTMLElement, attribute: string, className: string, { x, y }: Point): LiftedCopy {
  const { left, top, right, width, height } = element.getBoundingClientRect()
  const copy = copyOf(element, attribute)
  copy.classList.add(className)
  Object.assign(copy.style, { width: `${width}px`, height: `${height}px`, top: `${top}px` })
  document.body.append(copy)
  // Where its look makes it narrower, it stays below the pointer.
  const shown = copy.offsetWidth
  const start = Math.min(Math.max(x - shown / 2, left), right - shown)
  copy.style.left = `${start}px`
  return {
    moveTo: (point) => {
      copy.style.translate = `${point.x - x}px ${point.y - y}px`
    },
    land: async () => {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const name = CSS.escape(element.getAttribute(attribute) ?? '')
      const target = document.querySelector(`[${attribute}="${name}"]`)?.getBoundingClientRect()
      const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : landMilliseconds
      const end = target
        ? { translate: `${target.left - start}px ${target.top - top}px`, transform: 'none', rotate: '0deg', scale: '1' }
        : { opacity: '0' }
      // An animation that is cut short, as by a hidden page, has landed too.
      await copy.animate(end, { duration, easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)' }).finished.catch(() => undefined)
      copy.remove()
    },
  }
}

/** Looks the same, and nobody takes it for the element. */
function copyOf(element: HTMLElement, attribute: string): HTMLElement {
  const copy = element.cloneNode(true) as HTMLElement
  for (const link of copy.querySelectorAll('[data-task]')) link.removeAttribute('data-task')
  copy.removeAttribute(attribute)
  copy.inert = true
  // A copied list of choices forgets what was chosen.
  const choices = element.querySelectorAll('select')
  for (const [index, choice] of copy.querySelectorAll('select').entries()) choice.value = choices[index]?.value ?? ''
  return copy
}
