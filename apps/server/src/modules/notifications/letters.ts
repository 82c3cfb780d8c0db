import type { NotificationKind } from '@millrace/contract'
import { knownTimeZone } from '../../platform/clock/wall-clock.ts'
import type { Letter, Section } from '../../platform/mail/letter.ts'
import { excerptOf } from './excerpt.ts'
import type { LetterTexts } from './letter-texts.ts'
import { letterTexts } from './letter-texts.ts'
import type { MailEntry, WantedMail } from './mails.store.ts'

/** Where the links of a letter lead. */
export interface LetterPlaces {
  readonly publicUrl: string
  readonly unsubscribeUrl: string
}

type Reader = Pick<WantedMail, 'language' | 'timeZone'>

/** Who has chosen no hour for a digest gets one because there was more than single mails are sent of. */
type DigestReader = Pick<WantedMail, 'language' | 'timeZone' | 'digestHour'>

const mostSections = 50
const mostLines = 10

/** Tells one thing about one task. Mails about the same task have the same subject, so that they are shown together. */
export function taskLetter(reader: Reader, entry: MailEntry, places: LetterPlaces): Letter {
  const { language } = reader
  const texts = letterTexts[language]
  return {
    language,
    subject: titleOf(entry),
    paragraphs: [texts.inProject(entry.projectName), sentenceOf(texts, reader, entry)],
    ...(entry.body !== null && { quote: excerptOf(entry.body) }),
    action: { label: texts.open, url: taskUrl(places, entry) },
    footnote: texts.why[whyOf[entry.kind]],
    links: linksOf(texts, texts.stop, places),
  }
}

/** What was collected: what is to be told, and how much there is besides. */
export interface Digest {
  readonly entries: readonly MailEntry[]
  readonly further: number
}

/** Tells what was collected, by task, and how much of it is left out. */
export function digestLetter(reader: DigestReader, { entries, further }: Digest, places: LetterPlaces): Letter {
  const { language } = reader
  const texts = letterTexts[language]
  const about = reader.digestHour === null ? texts.gathered : texts.digest
  const tasks = [...byTask(entries).values()]
  const sections = tasks.slice(0, mostSections).map((ofTask): Section => {
    const [first] = ofTask as [MailEntry]
    const lines = ofTask.slice(0, mostLines).map((entry) => lineOf(texts, reader, entry))
    const left = ofTask.length - lines.length
    return {
      title: { label: titleOf(first), url: taskUrl(places, first) },
      lines: [...lines, ...(left > 0 ? [texts.more(left)] : [])],
    }
  })
  const left = tasks.slice(mostSections).flat().length + further
  return {
    language,
    subject: about.subject(entries.length + further),
    paragraphs: [about.introduction, ...(left > 0 ? [texts.more(left)] : [])],
    sections,
    footnote: about.why,
    links: linksOf(texts, texts.stopAll, places),
  }
}

const whyOf: Readonly<Record<NotificationKind, keyof LetterTexts['why']>> = {
  mentioned: 'mentioned',
  assigned: 'assigned',
  commented: 'follows',
  'status-changed': 'follows',
  'due-soon': 'due',
  overdue: 'due',
}

function byTask(entries: readonly MailEntry[]): Map<string, MailEntry[]> {
  const tasks = new Map<string, MailEntry[]>()
  for (const entry of entries) tasks.set(entry.taskId, [...(tasks.get(entry.taskId) ?? []), entry])
  return tasks
}

const titleOf = ({ key, title }: MailEntry) => `[${key}] ${title}`
const taskUrl = ({ publicUrl }: LetterPlaces, { taskId }: MailEntry) => `${publicUrl}/tasks/${taskId}`

const linksOf = (texts: LetterTexts, stop: string, { publicUrl, unsubscribeUrl }: LetterPlaces) => [
  { label: stop, url: unsubscribeUrl },
  { label: texts.choose, url: `${publicUrl}/settings` },
]

function lineOf(texts: LetterTexts, reader: Reader, entry: MailEntry): string {
  const sentence = sentenceOf(texts, reader, entry)
  return entry.body === null ? sentence : `${sentence} ${excerptOf(entry.body)}`
}

function sentenceOf(texts: LetterTexts, reader: Reader, entry: MailEntry): string {
  const { kind, data, actorName, commentId } = entry
  const name = actorName ?? texts.somebody
  const due = () => dueOf(reader, data.due ?? '')
  switch (kind) {
    case 'mentioned':
      return texts.mentioned(name, commentId !== null)
    case 'assigned':
      return texts.assigned(name)
    case 'commented':
      return texts.commented(name)
    case 'status-changed':
      return texts.statusChanged(name, data.status?.before ?? entry.status, data.status?.after ?? entry.status)
    case 'due-soon':
      return texts.dueSoon(due())
    case 'overdue':
      return texts.overdue(due())
  }
}

/** A date as it is, an instant by the reader's clock. */
function dueOf({ language, timeZone }: Reader, due: string): string {
  if (!due.includes('T')) return dateFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(due))
  const style = { dateStyle: 'full', timeStyle: 'short' } as const
  return dateFormat(language, { ...style, timeZone: knownTimeZone(timeZone) }).format(new Date(due))
}

const dateFormat = (language: 'en' | 'de', options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language, options)
