import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice, Choices } from '../../shared/layout/choice.tsx'
import { Loaded } from '../../shared/layout/loaded.tsx'
import type { Label } from '../../shared/projects/projects.ts'
import { labelsQuery } from '../../shared/projects/projects.ts'
import { mostLabels } from '../../shared/tasks/task-search.ts'
import styles from './filter-bar.module.css'
import type { Filter } from './use-filter.ts'

/** So many labels are shown at once; the others are found by typing. */
const mostShown = 50

/** Which labels tasks must have, all of them. */
export function LabelFilter({ filter }: { filter: Filter }) {
  const { t } = useTranslation()
  return (
    <Choices label={t('project.facet.label')}>
      <Loaded query={useQuery(labelsQuery(filter.projectId))} count={3}>
        {(labels) => <LabelChoices labels={labels} filter={filter} />}
      </Loaded>
    </Choices>
  )
}

function LabelChoices({ labels, filter: { search, change } }: { labels: readonly Label[]; filter: Filter }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const { label: chosen = [] } = search
  // What was chosen before stands first; what is chosen now stays where it is, below the pointer.
  const [first] = useState(chosen)
  const words = text.trim().toLocaleLowerCase()
  const found = labels.filter(({ id, name }) => !first.includes(id) && name.toLocaleLowerCase().includes(words))
  const shown = [...labels.filter(({ id }) => first.includes(id)), ...found.slice(0, mostShown)]
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]
    change({ label: next.length > 0 ? next : undefined })
  }
  return (
    <>
      {labels.length > 8 && (
        <input
          type="search"
          className={styles.labelSearch}
          aria-label={t('project.searchLabels')}
          placeholder={t('project.searchLabels')}
          data-autofocus
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      {shown.map(({ id, name, color }) => (
        <Choice
          key={id}
          type="checkbox"
          isChosen={chosen.includes(id)}
          isDisabled={!chosen.includes(id) && chosen.length >= mostLabels}
          choose={() => toggle(id)}
        >
          <span className={styles.dot} style={{ background: color }} />
          <span className={styles.name} dir="auto">
            {name}
          </span>
        </Choice>
      ))}
      {labels.length === 0 && <p className={styles.hint}>{t('project.noLabels')}</p>}
      {labels.length > 0 && found.length === 0 && words !== '' && (
        <p className={styles.hint}>{t('app.nothingFound')}</p>
      )}
      {found.length > mostShown && (
        <p className={styles.hint}>{t('project.moreLabels', { count: found.length - mostShown })}</p>
      )}
    </>
  )
}
