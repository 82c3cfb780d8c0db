import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { showLanguage } from '../i18n/i18n.ts'
import { queryClient } from '../shared/api/query-client.ts'
import { Skeletons } from '../shared/layout/skeletons.tsx'
import { Failure } from '../shared/layout/states.tsx'
import { MeContext, meQuery } from '../shared/people/me.ts'
import { useDeviceProfile } from './device-profile.ts'
import { Shell } from './shell.tsx'
import { SignInPage } from './sign-in-page.tsx'

/** The places for somebody who is signed in, and the way in for everybody else. */
export function Gate() {
  const { data: me, error, refetch } = useQuery(meQuery)
  useDeviceProfile(me)
  // What was loaded for somebody is not kept when they are gone, and nothing shows it any more.
  useEffect(() => {
    if (me === null) queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meQuery.queryKey[0] })
  }, [me])
  const language = me?.language
  useEffect(() => {
    if (language) void showLanguage(language)
  }, [language])
  if (me) {
    return (
      <MeContext value={me}>
        <Shell />
      </MeContext>
    )
  }
  if (me === null) return <SignInPage />
  if (error) return <Failure error={error} retry={() => void refetch()} />
  return <Skeletons count={8} />
}
