import { Button } from '@mantine/core'
import { answerOf } from '@millrace/client'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { Confirm } from '../../shared/layout/confirm.tsx'
import { Rows, Section } from '../../shared/layout/section.tsx'
import { Skeletons } from '../../shared/layout/skeletons.tsx'
import { Failure } from '../../shared/layout/states.tsx'
import { useKeptForm } from '../../shared/notices/step-up-form.ts'
import { useMe } from '../../shared/people/me.ts'
import type { AccessToken } from './my-queries.ts'
import { tokensQuery } from './my-queries.ts'
import styles from './my-settings.module.css'
import type { CreatedToken, NewToken } from './new-token.ts'
import { emptyToken } from './new-token.ts'
import { TokenRow } from './token-row.tsx'

const NewTokenDialog = lazy(() =>
  import('./new-token-dialog.tsx').then(({ NewTokenDialog }) => ({ default: NewTokenDialog })),
)
const ShownTokenDialog = lazy(() =>
  import('./shown-token-dialog.tsx').then(({ ShownTokenDialog }) => ({ default: ShownTokenDialog })),
)

/** With what programs act for the person. */
export function Tokens() {
  const { t } = useTranslation()
  const { id, can } = useMe()
  const { values: form, change, forget } = useKeptForm<NewToken>(`token-of-${id}`, emptyToken)
  const [created, setCreated] = useState<CreatedToken | null>(null)
  const done = (token: CreatedToken) => {
    forget()
    setCreated(token)
  }
  return (
    <Section
      id="tokens"
      title={t('settings.tokens.title')}
      lead={t('settings.tokens.lead')}
      action={
        can.update && (
          <Button variant="default" size="sm" onClick={() => change({ isOpen: true })}>
            {t('settings.tokens.new')}
          </Button>
        )
      }
    >
      <TokenList />
      <Suspense fallback={null}>
        {form.isOpen && <NewTokenDialog form={form} change={change} close={forget} done={done} />}
        {created && <ShownTokenDialog created={created} close={() => setCreated(null)} />}
      </Suspense>
    </Section>
  )
}

function TokenList() {
  const { t } = useTranslation()
  const { data: tokens, error, refetch } = useQuery(tokensQuery)
  const [asked, setAsked] = useState<AccessToken | null>(null)
  if (error && !tokens) return <Failure error={error} retry={() => void refetch()} />
  if (!tokens) return <Skeletons count={2} />
  if (tokens.length === 0) return <p className={styles.none}>{t('settings.tokens.none')}</p>
  return (
    <>
      <Rows label={t('settings.tokens.title')}>
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} revoke={() => setAsked(token)} />
        ))}
      </Rows>
      {asked && (
        <Confirm
          title={t('settings.tokens.revokeTitle', { name: asked.name })}
          action={t('settings.tokens.revoke')}
          run={() => revoke(asked)}
          close={() => setAsked(null)}
        >
          {t('settings.tokens.revokeLead')}
        </Confirm>
      )}
    </>
  )
}

async function revoke({ id }: AccessToken): Promise<void> {
  await answerOf(api.DELETE('/v1/me/tokens/{id}', { params: { path: { id } } }))
  await queryClient.invalidateQueries(tokensQuery)
}
