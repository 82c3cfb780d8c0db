const landMilliseconds = 160

interface Point {
  readonly x: number
  readonly y: number
}

export interface LiftedCard {
  readonly moveTo: (point: Point) => void
  /** Flies to the card where it is now, and is gone. */
  readonly land: () => Promise<void>
}

/** A copy of a card that hangs on the pointer; the card itself stays in its column until it is dropped. */
export function liftCard(card: HTMLElement, className: string, { x, y }: Point): LiftedCard {
  const { left, top, width, height } = card.getBoundingClientRect()
  const copy = card.cloneNode(true) as HTMLElement
  for (const link of copy.querySelectorAll('[data-task]')) link.removeAttribute('data-task')
  copy.removeAttribute('data-card')
  copy.inert = true
  copy.classList.add(className)
  Object.assign(copy.style, { width: `${width}px`, height: `${height}px`, left: `${left}px`, top: `${top}px` })
  document.body.append(copy)
  return {
    moveTo: (point) => {
      copy.style.translate = `${point.x - x}px ${point.y - y}px`
    },
    land: async () => {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const target = document.querySelector(`[data-card="${card.dataset.card}"]`)?.getBoundingClientRect()
      const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : landMilliseconds
      const end = target
        ? { translate: `${target.left - left}px ${target.top - top}px`, rotate: '0deg', scale: '1' }
        : { opacity: '0' }
      // An animation that is cut short, as by a hidden page, has landed too.
      await copy.animate(end, { duration, easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)' }).finished.catch(() => undefined)
      copy.remove()
    },
  }
}
