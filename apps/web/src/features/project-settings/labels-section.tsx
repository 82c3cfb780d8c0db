import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../shared/layout/confirm.tsx'
import { Loaded } from '../../shared/layout/loaded.tsx'
import { Section } from '../../shared/layout/section.tsx'
import type { Label, Project } from '../../shared/projects/projects.ts'
import { labelsQuery } from '../../shared/projects/projects.ts'
import { AddLabel } from './add-label.tsx'
import { deleteLabel } from './label-actions.ts'
import { LabelRow } from './label-row.tsx'
import styles from './labels.module.css'

const searchableFrom = 10

/** The labels of a project by name. */
export function LabelsSection({ project }: { project: Project }) {
  const { t } = useTranslation()
  return (
    <Section title={t('projectSettings.labels')} lead={t('projectSettings.labelsLead')}>
      <Loaded query={useQuery(labelsQuery(project.id))} count={3}>
        {(labels) => <FoundLabels project={project} labels={labels} />}
      </Loaded>
    </Section>
  )
}

function FoundLabels({ project: { id, can }, labels }: { project: Project; labels: readonly Label[] }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [deleting, setDeleting] = useState<Label | null>(null)
  const words = text.trim().toLowerCase()
  const found = labels.filter(({ name }) => name.toLowerCase().includes(words))
  return (
    <>
      {can.manageLabels && <AddLabel projectId={id} labels={labels} />}
      {labels.length > searchableFrom && (
        <TextInput
          className={styles.search as string}
          type="search"
          aria-label={t('projectSettings.searchLabels')}
          placeholder={t('projectSettings.searchLabels')}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      {labels.length === 0 && (
        <p className={styles.none}>
          {t('projectSettings.noLabels')} {can.manageLabels && t('projectSettings.noLabelsHint')}
        </p>
      )}
      {labels.length > 0 && found.length === 0 && <p className={styles.none}>{t('app.nothingFound')}</p>}
      {found.length > 0 && <Labels labels={found} remove={setDeleting} />}
      {deleting && (
        <Confirm
          title={t('projectSettings.deleteLabelAsk', { name: deleting.name })}
          action={t('projectSettings.deleteLabel')}
          run={() => deleteLabel(deleting)}
          close={() => setDeleting(null)}
        >
          {t('projectSettings.deleteLabelText')}
        </Confirm>
      )}
    </>
  )
}

const lineHeight = () => (matchMedia('(max-width: 720px), (pointer: coarse)').matches ? 52 : 44)

/** Labels of any number: only the lines in view exist. */
function Labels({ labels, remove }: { labels: readonly Label[]; remove: (label: Label) => void }) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLUListElement>(null)
  const virtual = useVirtualizer({
    count: labels.length,
    getScrollElement: () => scroller.current,
    estimateSize: lineHeight,
    getItemKey: (index) => labels[index]?.id ?? index,
    overscan: 8,
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard when nothing in it can be.
    <ul ref={scroller} className={styles.labels} aria-label={t('projectSettings.labels')} tabIndex={0}>
      <li className={styles.sizer} style={{ height: virtual.getTotalSize() }} aria-hidden="true" />
      {virtual.getVirtualItems().map(({ index, key, start, size }) => {
        const label = labels[index]
        if (!label) return null
        return (
          <li
            key={key}
            className={styles.line}
            style={{ transform: `translateY(${start}px)`, height: size }}
            aria-setsize={labels.length}
            aria-posinset={index + 1}
          >
            <LabelRow label={label} remove={remove} />
          </li>
        )
      })}
    </ul>
  )
}
