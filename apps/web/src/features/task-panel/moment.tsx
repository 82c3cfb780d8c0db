import { useTranslation } from 'react-i18next'
import { momentText, timeAgo } from '../../shared/dates/dates.ts'
import { useMe } from '../../shared/people/me.ts'

interface Props {
  readonly at: string
  /** Told to who asks for it with the pointer or a screen reader. */
  readonly isHidden?: boolean
}

/** How long ago something happened; the pointer tells the date and time. */
export function Moment({ at, isHidden = false }: Props) {
  const { i18n } = useTranslation()
  const { timeZone } = useMe()
  return (
    <time
      dateTime={at}
      title={momentText(at, timeZone, i18n.language)}
      className={isHidden ? 'visually-hidden' : undefined}
    >
      {timeAgo(at, i18n.language)}
    </time>
  )
}
