import { Select } from '@mantine/core'
import type { Schemas } from '@millrace/client'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../shared/api/api.ts'
import { tellFailure } from '../../../shared/notices/notices.tsx'
import { fieldLook } from '../fields/property.tsx'
import { TaskSelect } from '../fields/task-select.tsx'
import type { Relation } from './link-tasks.ts'
import { link, relationOf, relations } from './link-tasks.ts'
import styles from './parts.module.css'

interface Props {
  readonly task: Task
  readonly links: readonly Schemas['TaskLink'][]
  readonly close: () => void
}

/** How, and to which task. It is linked as soon as the task is chosen. */
export function AddLink({ task, links, close }: Props) {
  const { t } = useTranslation()
  const [relation, setRelation] = useState<Relation>('blockedBy')
  const same = links.filter((each) => relationOf(each) === relation).map((each) => each.task.id)
  const choose = async (otherId: string | null) => {
    if (otherId === null) return
    try {
      await link(task.id, relation, otherId)
      close()
    } catch (err) {
      tellFailure(err)
    }
  }
  return (
    <fieldset
      aria-label={t('panel.addLink')}
      className={styles.linker}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        close()
      }}
    >
      <Select
        {...fieldLook}
        aria-label={t('panel.relation.label')}
        allowDeselect={false}
        value={relation}
        data={relations.map((value) => ({ value, label: t(`panel.relation.${value}`) }))}
        onChange={(value) => value && setRelation(value as Relation)}
      />
      <TaskSelect
        label={t('panel.linkTo')}
        placeholder={t('panel.findTask')}
        value={null}
        without={[task.id, ...same]}
        choose={(id) => void choose(id)}
        autoFocus
      />
      <button type="button" className={styles.remove} data-shown aria-label={t('app.cancel')} onClick={close}>
        <IconX size={15} stroke={1.7} aria-hidden="true" />
      </button>
    </fieldset>
  )
}
