import { CloseButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../shared/people/avatar.tsx'
import { useMe } from '../../shared/people/me.ts'
import { PersonSelect } from '../../shared/people/person-select.tsx'
import { ProjectRoleSelect } from '../../shared/projects/project-role-select.tsx'
import styles from './new-project.module.css'
import type { Invitee } from './project-draft.ts'

interface Props {
  readonly people: readonly Invitee[]
  readonly onChange: (people: readonly Invitee[]) => void
}

/** Who is in the project from the beginning, and what they may do. */
export function Invitees({ people, onChange }: Props) {
  const { t } = useTranslation()
  const me = useMe()
  // A new field for each person, because a chosen name would stay in it.
  const [round, setRound] = useState(0)
  const add = (id: string | null, name: string | null) => {
    if (id === null) return
    onChange([...people, { id, name: name ?? '', role: 'editor' }])
    setRound(round + 1)
  }
  const replace = (id: string, next: readonly Invitee[]) =>
    onChange(people.flatMap((person) => (person.id === id ? next : [person])))
  return (
    <div className={styles.people}>
      {people.length > 0 && (
        <ul aria-label={t('newProject.people')}>
          {people.map((person) => (
            <li key={person.id}>
              <Avatar id={person.id} label={() => ''} />
              <span className={styles.person} dir="auto">
                {person.name}
              </span>
              <ProjectRoleSelect
                className={styles.role as string}
                size="xs"
                aria-label={t('newProject.roleOf', { name: person.name })}
                value={person.role}
                onChange={(role) => replace(person.id, [{ ...person, role }])}
              />
              <CloseButton
                aria-label={t('newProject.leaveOut', { name: person.name })}
                onClick={() => replace(person.id, [])}
              />
            </li>
          ))}
        </ul>
      )}
      <PersonSelect
        key={round}
        autoFocus={round > 0}
        openOnFocus={false}
        aria-label={t('newProject.addPerson')}
        placeholder={t('newProject.addPerson')}
        value={null}
        without={[me.id, ...people.map(({ id }) => id)]}
        onChange={add}
      />
    </div>
  )
}
