import { useTranslation } from 'react-i18next'
import { Avatar } from '../../../shared/people/avatar.tsx'
import styles from './editor.module.css'
import type { MentionChoice } from './use-mention.ts'

const width = 240

/** The people to choose from, below the `@`. The focus stays in the field, which names the current one. */
export function MentionList({ id, choice }: { id: string; choice: MentionChoice }) {
  const { t } = useTranslation()
  const { people, place, current, take } = choice
  if (people.length === 0 || !place) return null
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t('panel.editor.people')}
      className={styles.people}
      style={{ left: `min(${place.left}px, calc(100% - ${width}px))`, top: place.bottom + 4, width }}
      ref={(element) => element?.scrollIntoView({ block: 'nearest' })}
    >
      {people.map((person, index) => (
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === current}
          className={styles.person}
          // Before the field loses the focus.
          onMouseDown={(event) => {
            event.preventDefault()
            take(person)
          }}
        >
          <Avatar id={person.id} label={() => ''} />
          <span dir="auto">{person.name}</span>
        </div>
      ))}
    </div>
  )
}
