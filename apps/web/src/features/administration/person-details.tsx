import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../../shared/input/draft.ts'
import { Dialog } from '../../shared/layout/dialog.tsx'
import { Loaded } from '../../shared/layout/loaded.tsx'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { personQuery } from '../../shared/people/people.ts'
import { DeploymentRoleSelect } from './deployment-role-select.tsx'
import styles from './dialog.module.css'
import { DisableDialog, enable } from './disable-dialog.tsx'
import { Facts } from './facts.tsx'
import type { Person } from './people-queries.ts'
import { changePerson } from './people-queries.ts'
import { useDayOf } from './use-day-of.ts'

interface Props {
  readonly id: string
  readonly close: () => void
}

/** What is known of a person, and what an admin may change of it. */
export function PersonDetails({ id, close }: Props) {
  const { t } = useTranslation()
  const query = useQuery(personQuery(id))
  return (
    <Dialog onClose={close} title={<span dir="auto">{query.data?.name ?? t('admin.people.details')}</span>} size="md">
      <Loaded query={query} count={4}>
        {(person) => <Details person={person} />}
      </Loaded>
    </Dialog>
  )
}

function Details({ person }: { person: Person }) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const { role, can, disabledAt } = person
  return (
    <div className={styles.form}>
      <NameForm person={person} />
      <DeploymentRoleSelect
        label={t('admin.role.label')}
        value={role}
        disabled={!can.update}
        onChange={(next) => void changePerson(person, { role: next }).catch(tellFailure)}
      />
      <PersonFacts person={person} />
      {can.update && (
        <div className={styles.actions}>
          {disabledAt === null ? (
            <Button variant="default" onClick={() => setAsking(true)}>
              {t('admin.disable')}
            </Button>
          ) : (
            <Button variant="default" onClick={() => void enable(person)}>
              {t('admin.enable')}
            </Button>
          )}
        </div>
      )}
      {isAsking && <DisableDialog person={person} close={() => setAsking(false)} />}
    </div>
  )
}

/** What only the person themselves changes, or nobody. */
function PersonFacts({ person }: { person: Person }) {
  const { t, i18n } = useTranslation()
  const dayOf = useDayOf()
  const { email, language, timeZone, createdAt, disabledAt } = person
  const languages = new Intl.DisplayNames([i18n.language], { type: 'language' })
  const facts = [
    [t('admin.people.email'), email],
    [t('admin.people.created'), dayOf(createdAt)],
    [t('admin.people.language'), language && languages.of(language)],
    [t('admin.people.timeZone'), timeZone],
    [t('admin.disabled'), disabledAt && dayOf(disabledAt)],
  ] as const
  return <Facts facts={facts} />
}

function NameForm({ person }: { person: Person }) {
  const { t } = useTranslation()
  const draft = useDraft(`person-name:${person.id}`, person.name)
  const name = draft.text.trim()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await changePerson(person, { name })
      draft.forget()
    } catch (err) {
      tellFailure(err)
    }
  }
  return (
    <form className={styles.name} onSubmit={(event) => void save(event)}>
      <TextInput
        label={t('admin.people.name')}
        dir="auto"
        maxLength={200}
        value={draft.text}
        readOnly={!person.can.update}
        onChange={({ currentTarget }) => draft.write(currentTarget.value)}
      />
      {draft.isChanged && (
        <Button type="submit" disabled={name === ''}>
          {t('app.save')}
        </Button>
      )}
    </form>
  )
}
