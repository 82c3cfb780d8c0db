import { Button } from '@mantine/core'
import { answerOf } from '@millrace/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { timeAgo } from '../../shared/dates/dates.ts'
import { Confirm } from '../../shared/layout/confirm.tsx'
import { Loaded } from '../../shared/layout/loaded.tsx'
import { Row, Rows } from '../../shared/layout/section.tsx'
import { tell, tellFailure } from '../../shared/notices/notices.tsx'
import { leave } from '../../shared/people/leave.ts'
import type { Session } from './my-queries.ts'
import { sessionsQuery } from './my-queries.ts'
import styles from './my-settings.module.css'

/** Where the person is signed in, and the way out of each. */
export function Browsers() {
  const { t } = useTranslation()
  const query = useQuery(sessionsQuery)
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <div className={styles.subheading}>
        <h3>{t('settings.browsers.title')}</h3>
        <Button variant="default" size="sm" onClick={() => setAsking(true)}>
          {t('settings.browsers.signOutEverywhere')}
        </Button>
      </div>
      <Loaded query={query} count={2}>
        {(sessions) => (
          <Rows label={t('settings.browsers.title')}>
            {sessions.map((session) => (
              <Browser key={session.id} session={session} />
            ))}
          </Rows>
        )}
      </Loaded>
      {isAsking && (
        <Confirm
          title={t('settings.browsers.everywhereTitle')}
          action={t('settings.browsers.signOutEverywhere')}
          run={signOutEverywhere}
          close={() => setAsking(false)}
        >
          {t('settings.browsers.everywhereLead')}
        </Confirm>
      )}
    </>
  )
}

function Browser({ session }: { session: Session }) {
  const { t, i18n } = useTranslation()
  const [isEnding, setEnding] = useState(false)
  const client = nameOf(session.client, (parts) => t('settings.browsers.client', parts))
  const end = async () => {
    setEnding(true)
    await signOutOf(session)
      .then(() => tell({ title: t('settings.browsers.ended', { client }) }))
      .catch(tellFailure)
    setEnding(false)
  }
  const seen = timeAgo(session.lastSeenAt, i18n.language)
  return (
    <Row title={client} detail={t('settings.browsers.detail', { address: session.address, seen })}>
      {session.current && <span className={styles.badge}>{t('settings.browsers.current')}</span>}
      {!session.current && session.can.end && (
        <Button
          variant="default"
          size="sm"
          loading={isEnding}
          aria-label={t('settings.browsers.signOutOf', { client })}
          onClick={() => void end()}
        >
          {t('app.signOut')}
        </Button>
      )}
    </Row>
  )
}

/** The server names browsers in English, as "Firefox on Linux". */
function nameOf(client: string, inWords: (parts: { browser: string; system: string }) => string): string {
  const [browser, system] = client.split(' on ')
  return browser !== undefined && system !== undefined ? inWords({ browser, system }) : client
}

async function signOutOf({ id }: Session): Promise<void> {
  const call = answerOf(api.DELETE('/v1/me/sessions/{id}', { params: { path: { id } } }))
  await call.finally(() => queryClient.invalidateQueries(sessionsQuery))
}

/** This browser included, so everything that was loaded is forgotten. */
async function signOutEverywhere(): Promise<void> {
  await answerOf(api.DELETE('/v1/me/sessions'))
  leave('/')
}
