import styles from '../tasks/marks.module.css'
import { usePerson } from './people.ts'

interface Props {
  readonly id: string | null
  /** Instead of the name that the person has, as while it is being written. */
  readonly name?: string
  readonly label?: (name: string) => string
}

/** A person by initials; an empty circle for nobody, so that lines stay aligned. */
export function Avatar({ id, name: written, label = (name) => name }: Props) {
  const person = usePerson(id)
  if (id === null) return <span className={styles.nobody} aria-hidden="true" />
  const name = written ?? person?.name ?? ''
  return (
    <span className={styles.avatar} data-hue={hueOf(id)} role="img" aria-label={label(name)} title={name}>
      {initialsOf(name)}
    </span>
  )
}

const initialsOf = (name: string) => {
  const words = name.trim().split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '').join('')
}

const hueOf = (id: string) => Number.parseInt(id.slice(-2), 16) % 6
