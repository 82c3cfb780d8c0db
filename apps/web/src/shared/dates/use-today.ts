import { useEffect, useState } from 'react'
import type { CalendarDate } from './dates.ts'
import { dateIn } from './dates.ts'

const everyMinute = 60_000

/** The date that it is for the person; becomes the next one at midnight, even when nobody touches the page. */
export function useToday(timeZone: string): CalendarDate {
  const [, setShown] = useState('')
  useEffect(() => {
    const timer = setInterval(() => setShown(dateIn(timeZone)), everyMinute)
    return () => clearInterval(timer)
  }, [timeZone])
  return dateIn(timeZone)
}
