import type { Range } from '@tanstack/react-virtual'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadOn } from '../../shared/api/use-read-on.ts'
import { useReadAhead } from '../../shared/api/use-read-on.ts'
import { FailedBelow } from '../../shared/layout/failed-below.tsx'
import { Skeletons } from '../../shared/layout/skeletons.tsx'
import type { Notification } from './notification-queries.ts'
import { NotificationRow } from './notification-row.tsx'
import styles from './notifications.module.css'
import { useRowKeys } from './use-row-keys.ts'

interface Props {
  readonly notifications: readonly Notification[]
  readonly rest: ReadOn
  readonly mark: (notification: Notification, isRead: boolean) => void
}

const usualHeight = 64
const ahead = 15

/** Notifications of any number: only the lines in view exist, and the next window loads before they run out. */
export function NotificationList({ notifications, rest, mark }: Props) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLElement>(null)
  const keepActive = useRef(-1)
  const virtual = useVirtualizer({
    count: notifications.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => notifications[index]?.id ?? index,
    overscan: 8,
    scrollPaddingEnd: 24,
    // The line with the focus stays in the page however far it is scrolled away.
    rangeExtractor: useCallback((range: Range) => withLine(defaultRangeExtractor(range), keepActive.current), []),
  })
  const { active, setActiveId } = useRowKeys({
    list: scroller,
    ids: useMemo(() => notifications.map(({ id }) => id), [notifications]),
    bringIntoView: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    toggle: (index) => {
      const notification = notifications[index]
      if (notification) mark(notification, notification.readAt === null)
    },
  })
  keepActive.current = active
  useReadAhead(rest, (virtual.range?.endIndex ?? 0) >= notifications.length - ahead)
  return (
    <section ref={scroller} className={styles.scroller} aria-label={t('app.notifications')}>
      <ul className={styles.sizer} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const notification = notifications[index]
          return (
            notification && (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                data-row={notification.id}
                className={styles.line}
                style={{ transform: `translateY(${start}px)` }}
                onFocus={() => setActiveId(notification.id)}
              >
                <NotificationRow notification={notification} mark={mark} />
              </li>
            )
          )
        })}
      </ul>
      {rest.isLoadingMore && <Skeletons count={3} />}
      {rest.failure !== null && <FailedBelow error={rest.failure} retry={rest.readOn} />}
    </section>
  )
}

const withLine = (range: number[], index: number): number[] =>
  index === -1 || range.includes(index) ? range : [...range, index].sort((one, other) => one - other)
