import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import i18next from 'i18next'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadOn } from '../../shared/api/use-read-on.ts'
import { useReadAhead, useReadOn } from '../../shared/api/use-read-on.ts'
import { FailedBelow } from '../../shared/layout/failed-below.tsx'
import { Skeletons } from '../../shared/layout/skeletons.tsx'
import { Empty, Failure } from '../../shared/layout/states.tsx'
import administration from './administration.module.css'
import { InvitationRow } from './invitation-row.tsx'
import type { Invitation } from './invitations.ts'
import { invitationsQuery } from './invitations.ts'
import styles from './people-list.module.css'
import type { Person } from './people-queries.ts'
import { everybodyQuery } from './people-queries.ts'
import { PersonRow } from './person-row.tsx'

type Line = { heading: string; count: number | null } | { invitation: Invitation } | { person: Person }

const rowHeight = 53
const ahead = 15

/** Invitations, then people, of any number: only the lines in view exist, and the next page loads before they end. */
export function PeopleList({ text }: { text: string }) {
  const { t } = useTranslation()
  const people = useInfiniteQuery({ ...everybodyQuery(text), placeholderData: keepPreviousData })
  const rest = useReadOn(people)
  const { data: invitations } = useQuery(invitationsQuery)
  if (people.isPending) return <Skeletons count={8} />
  if (people.isError && !people.data) return <Failure error={people.error} retry={() => void people.refetch()} />
  const lines = linesOf(
    people.data.pages.flatMap(({ items }) => items),
    (invitations ?? []).filter((invitation) => isFound(invitation, text)),
  )
  if (lines.length === 0) {
    return <Empty title={t('admin.noneFound')}>{t('admin.people.noneFound', { text })}</Empty>
  }
  return <Lines lines={lines} rest={rest} />
}

function Lines({ lines, rest }: { lines: readonly Line[]; rest: ReadOn }) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLElement>(null)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyOf(lines[index]),
    overscan: 8,
  })
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0
  useReadAhead(rest, last >= lines.length - ahead)
  return (
    <section ref={scroller} className={administration.scroller} aria-label={t('admin.people.title')}>
      <div className={administration.list}>
        <ul className={styles.lines} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={styles.line}
              style={{ transform: `translateY(${start}px)` }}
            >
              <LineView line={lines[index]} />
            </li>
          ))}
        </ul>
      </div>
      {rest.isLoadingMore && <Skeletons count={3} />}
      {rest.failure !== null && <FailedBelow error={rest.failure} retry={rest.readOn} />}
    </section>
  )
}

function LineView({ line }: { line: Line | undefined }) {
  if (!line) return null
  if ('person' in line) return <PersonRow person={line.person} />
  if ('invitation' in line) return <InvitationRow invitation={line.invitation} />
  return (
    <h2 className={styles.heading}>
      {line.heading} {line.count !== null && <span>{line.count}</span>}
    </h2>
  )
}

/** Headings stand only where there is something to tell apart. */
function linesOf(people: readonly Person[], invitations: readonly Invitation[]): Line[] {
  const persons = people.map((person) => ({ person }))
  if (invitations.length === 0) return persons
  return [
    { heading: i18next.t('admin.invitations.title'), count: invitations.length },
    ...invitations.map((invitation) => ({ invitation })),
    ...(persons.length > 0 ? [{ heading: i18next.t('admin.people.title'), count: null }, ...persons] : []),
  ]
}

function keyOf(line: Line | undefined): string {
  if (line === undefined) return ''
  if ('person' in line) return line.person.id
  return 'invitation' in line ? line.invitation.id : line.heading
}

/** As the server finds people: by the beginning of a word of the name, or of the address. */
function isFound({ email, name }: Invitation, text: string): boolean {
  const looked = text.toLowerCase()
  return email.toLowerCase().startsWith(looked) || ` ${name ?? ''}`.toLowerCase().includes(` ${looked}`)
}
