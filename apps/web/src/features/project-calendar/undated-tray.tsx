import { IconCalendarPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { dateText } from '../../shared/dates/formats.ts'
import { Dialog } from '../../shared/layout/dialog.tsx'
import { Loaded } from '../../shared/layout/loaded.tsx'
import { useCalendar } from './calendar-context.ts'
import type { CalendarTasks } from './calendar-queries.ts'
import { TaskRows } from './task-rows.tsx'
import styles from './undated-tray.module.css'

interface Props {
  readonly tasks: CalendarTasks
  readonly isTouch: boolean
}

/** Tasks without a date beside the calendar: dragged onto a day they get it, and dragged back they lose it. */
export function UndatedTray({ tasks, isTouch }: Props) {
  const { t } = useTranslation()
  return (
    <aside className={styles.tray} aria-label={t('calendar.undated')} data-drop-day="none">
      <h3>{t('calendar.undated')}</h3>
      <Undated tasks={tasks} isTouch={isTouch} />
    </aside>
  )
}

/** The same above the calendar, where there is no place beside it. */
export function UndatedDialog({ tasks, isTouch, close }: Props & { close: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog onClose={close} title={t('calendar.undated')}>
      <div className={styles.dialog}>
        <Undated tasks={tasks} isTouch={isTouch} />
      </div>
    </Dialog>
  )
}

function Undated({ tasks: { undated, undatedQuery, undatedRest }, isTouch }: Props) {
  const { t, i18n } = useTranslation()
  const { activeDay, move } = useCalendar()
  const day = dateText(activeDay, 'day', i18n.language)
  const plan = (task: Task) =>
    task.can.update && (
      <button
        type="button"
        className={styles.plan}
        aria-label={t('calendar.planOn', { title: task.title, date: day })}
        onClick={() => move(task, activeDay)}
      >
        <IconCalendarPlus size={15} aria-hidden="true" />
        {day}
      </button>
    )
  return (
    <Loaded query={undatedQuery} count={3}>
      {() =>
        undated.length === 0 ? (
          <p className={styles.empty}>{t('calendar.noUndated')}</p>
        ) : (
          <TaskRows tasks={undated} label={t('calendar.undated')} isTouch={isTouch} rest={undatedRest} action={plan} />
        )
      }
    </Loaded>
  )
}
