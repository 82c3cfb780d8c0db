import { Modal } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { dateText } from '../../shared/dates/formats.ts'
import { useCalendar } from './calendar-context.ts'
import type { CalendarTasks } from './calendar-queries.ts'
import { TaskRows } from './task-rows.tsx'
import styles from './undated-tray.module.css'
import { useDayDrop } from './use-task-drag.ts'

interface Props {
  readonly tasks: CalendarTasks
  readonly isTouch: boolean
}

/** Tasks without a date beside the calendar: dragged onto a day they get it, and dragged back they lose it. */
export function UndatedTray({ tasks, isTouch }: Props) {
  const { t } = useTranslation()
  const tray = useRef<HTMLElement>(null)
  const isOver = useDayDrop(tray, 'none')
  return (
    <aside
      ref={tray}
      className={styles.tray}
      aria-label={t('calendar.undated')}
      data-drop-day="none"
      data-over={isOver || undefined}
    >
      <h3>{t('calendar.undated')}</h3>
      <Undated tasks={tasks} isTouch={isTouch} />
    </aside>
  )
}

/** The same above the calendar, where there is no place beside it. */
export function UndatedDialog({ tasks, isTouch, close }: Props & { close: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={close} title={t('calendar.undated')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <div className={styles.dialog}>
        <Undated tasks={tasks} isTouch={isTouch} />
      </div>
    </Modal>
  )
}

function Undated({ tasks: { undated, hasMoreUndated, loadMoreUndated }, isTouch }: Props) {
  const { t, i18n } = useTranslation()
  const { activeDay, move } = useCalendar()
  const day = dateText(activeDay, 'day', i18n.language)
  if (undated.length === 0) return <p className={styles.empty}>{t('calendar.noUndated')}</p>
  return (
    <TaskRows
      tasks={undated}
      label={t('calendar.undated')}
      isTouch={isTouch}
      loadMore={hasMoreUndated ? loadMoreUndated : undefined}
      action={(task) =>
        task.can.update && (
          <button
            type="button"
            className={styles.plan}
            aria-label={t('calendar.planOn', {
              title: task.title,
              date: day,
            })}
            onClick={() => move(task, activeDay)}
          >
            <IconCalendarPlus size={15} aria-hidden="true" />
            {day}
          </button>
        )
      }
    />
  )
}
