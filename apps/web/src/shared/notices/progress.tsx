import i18next from 'i18next'
import styles from './notices.module.css'

export interface Progress {
  readonly advance: (count: number) => void
  readonly isCancelled: () => boolean
  /** Takes the notice away, because the work has ended. */
  readonly end: () => void
}

/** Short work needs no notice. */
const patienceMilliseconds = 700

/** Tells how far long work is, and lets the person stop it between two steps. */
export function showProgress(title: string, total: number): Progress {
  const id = crypto.randomUUID()
  const library = import('@mantine/notifications')
  let done = 0
  let isCancelled = false
  let isShown = false
  const stop = () => {
    isCancelled = true
    draw()
  }
  const draw = () => {
    if (!isShown) return
    const message = <Bar done={done} total={total} isCancelled={isCancelled} stop={stop} />
    void library.then(({ notifications }) => notifications.update({ id, title, message }))
  }
  const show = () => {
    isShown = true
    const message = <Bar done={done} total={total} isCancelled={isCancelled} stop={stop} />
    const notice = { id, title, message, autoClose: false, withCloseButton: false } as const
    void library.then(({ notifications }) => notifications.show(notice))
  }
  const timer = setTimeout(show, patienceMilliseconds)
  return {
    advance: (count) => {
      done = Math.min(done + count, total)
      draw()
    },
    isCancelled: () => isCancelled,
    end: () => {
      clearTimeout(timer)
      void library.then(({ notifications }) => notifications.hide(id))
    },
  }
}

type BarProps = { done: number; total: number; isCancelled: boolean; stop: () => void }

function Bar({ done, total, isCancelled, stop }: BarProps) {
  const number = new Intl.NumberFormat(i18next.language)
  const text = i18next.t('bulk.progress', { done: number.format(done), total: number.format(total) })
  return (
    <span className={styles.progress}>
      <progress value={done} max={total} aria-label={text} />
      <span className={styles.notice}>
        <span>{isCancelled ? i18next.t('bulk.stopping') : text}</span>
        {!isCancelled && (
          <button type="button" onClick={stop}>
            {i18next.t('app.cancel')}
          </button>
        )}
      </span>
    </span>
  )
}
