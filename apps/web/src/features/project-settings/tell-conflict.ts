import i18next from 'i18next'
import { tell } from '../../shared/notices/notices.tsx'

/** Tells that somebody else has changed the same, and offers to write over it. */
export function tellConflict(theirs: string, overwrite: () => void): void {
  tell({
    title: i18next.t('failure.conflict'),
    message: i18next.t('projectSettings.theirs', { value: theirs }),
    action: { name: i18next.t('conflict.keepMine'), run: overwrite },
  })
}
