import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../shared/layout/confirm.tsx'
import { tell, tellFailure } from '../../shared/notices/notices.tsx'
import type { Person } from './people-queries.ts'
import { changePerson } from './people-queries.ts'

/** Says what it means before somebody is shut out. */
export function DisableDialog({ person, close }: { person: Person; close: () => void }) {
  const { t } = useTranslation()
  return (
    <Confirm
      title={t('admin.people.disableTitle', { name: person.name })}
      action={t('admin.people.disableAction')}
      run={() => changePerson(person, { disabled: true })}
      close={close}
    >
      <p>{t('admin.people.disableLead')}</p>
    </Confirm>
  )
}

/** Lets somebody in again who was shut out. */
export async function enable(person: Person): Promise<void> {
  try {
    await changePerson(person, { disabled: false })
    tell({ title: i18next.t('admin.people.enabled', { name: person.name }) })
  } catch (err) {
    tellFailure(err)
  }
}
