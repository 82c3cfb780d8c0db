import { StartError } from '../app/start-error.ts'

const hours = { h: 1, d: 24, w: 7 * 24 } as const
const mostHours = 3650 * 24
const hourMilliseconds = 3_600_000

/** The instant that lies a duration such as `12h`, `30d` or `2w` after `now`; null for `never`. */
export function instantAfter(duration: string, now: Date): string | null {
  if (duration === 'never') return null
  const [, amount = '', unit = ''] = /^(\d{1,5})([hdw])$/.exec(duration) ?? []
  const length = Number(amount) * (hours[unit as keyof typeof hours] ?? 0)
  if (length < 1 || length > mostHours) {
    throw new StartError('--expires takes a duration such as 12h, 30d or 2w, at most 3650d, or never.')
  }
  return new Date(now.getTime() + length * hourMilliseconds).toISOString()
}
