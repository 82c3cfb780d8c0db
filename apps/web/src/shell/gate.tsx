import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { meQuery } from '../shared/me.ts'
import { Skeletons } from '../shared/skeletons.tsx'
import { Failure } from '../shared/states.tsx'
import { Shell } from './shell.tsx'
import { SignInPage } from './sign-in-page.tsx'

/** The places for somebody who is signed in, and the way in for everybody else. */
export function Gate() {
  const { i18n } = useTranslation()
  const { data: me, error, refetch } = useQuery(meQuery)
  const language = me?.language
  useEffect(() => {
    if (language) void i18n.changeLanguage(language)
  }, [language, i18n])
  if (me) return <Shell />
  if (me === null) return <SignInPage />
  if (error) return <Failure error={error} retry={() => void refetch()} />
  return <Skeletons count={8} />
}
