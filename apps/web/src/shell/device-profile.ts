import { useEffect } from 'react'
import { tellFailure } from '../shared/notices/notices.tsx'
import { updateMe } from '../shared/people/me.ts'

interface Profile {
  readonly version: number
  readonly timeZone: string
  readonly can: { readonly update: boolean }
}

/** A profile that nobody has touched yet takes the time zone and language of the device, so that dates are right. */
export function useDeviceProfile(me: Profile | null | undefined): void {
  const isNew = me?.version === 1 && me.timeZone === 'UTC' && me.can.update
  useEffect(() => {
    if (!isNew) return
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const language = navigator.language.startsWith('de') ? 'de' : 'en'
    if (timeZone === 'UTC' && language === 'en') return
    updateMe({ timeZone, language }).catch(tellFailure)
  }, [isNew])
}
