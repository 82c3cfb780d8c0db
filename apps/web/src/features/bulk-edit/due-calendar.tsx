import { DatePicker } from '@mantine/dates'
import type { CalendarDate } from '../../shared/dates/dates.ts'
import { pickerParts, usePickerLook } from '../../shared/dates/use-picker-look.ts'

/** A month to choose a day from. Loaded on demand: it is large. */
export function DueCalendar({ choose }: { choose: (date: CalendarDate) => void }) {
  const { today, look } = usePickerLook()
  return (
    <DatePicker
      {...look}
      classNames={pickerParts}
      defaultDate={today}
      value={null}
      onChange={(date) => date !== null && choose(date)}
    />
  )
}
