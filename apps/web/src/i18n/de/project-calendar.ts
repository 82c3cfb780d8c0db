import type * as en from '../en/project-calendar.ts'
import type { TextsLike } from '../texts.ts'

export const calendar: TextsLike<typeof en.calendar> = { title: 'calendar' }
