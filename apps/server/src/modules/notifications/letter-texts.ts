import type { TaskStatus } from '@millrace/contract'

/** What mails say, in one language. Names and texts are put in as they are; `toMail` makes them safe. */
export interface LetterTexts {
  readonly somebody: string
  readonly mentioned: (name: string, inComment: boolean) => string
  readonly assigned: (name: string) => string
  readonly commented: (name: string) => string
  readonly statusChanged: (name: string, before: TaskStatus, after: TaskStatus) => string
  readonly dueSoon: (due: string) => string
  readonly overdue: (due: string) => string
  readonly inProject: (project: string) => string
  readonly open: string
  readonly why: {
    readonly mentioned: string
    readonly assigned: string
    readonly follows: string
    readonly due: string
  }
  readonly stop: string
  readonly stopAll: string
  readonly choose: string
  readonly digest: DigestTexts
  readonly gathered: DigestTexts
  readonly more: (count: number) => string
}

interface DigestTexts {
  readonly subject: (count: number) => string
  readonly introduction: string
  readonly why: string
}

const en: LetterTexts = {
  somebody: 'Millrace',
  mentioned: (name, inComment) => `${name} mentioned you in ${inComment ? 'a comment' : 'the description'}.`,
  assigned: (name) => `${name} assigned the task to you.`,
  commented: (name) => `${name} commented.`,
  statusChanged: (name, before, after) =>
    after === 'completed'
      ? `${name} completed the task.`
      : `${name} changed the status from “${statusEn[before]}” to “${statusEn[after]}”.`,
  dueSoon: (due) => `The task is due soon: ${due}.`,
  overdue: (due) => `The task is overdue. It was due: ${due}.`,
  inProject: (project) => `Project: ${project}`,
  open: 'Open the task',
  why: {
    mentioned: 'You get this mail because you were mentioned.',
    assigned: 'You get this mail because the task is assigned to you.',
    follows: 'You get this mail because you follow the task. To hear no more of it, mute it in Millrace.',
    due: 'You get this mail because you look after the task.',
  },
  stop: 'Stop mails of this kind',
  stopAll: 'Stop all mails',
  choose: 'Choose what you are mailed',
  digest: {
    subject: (count) => `Your day in Millrace: ${countEn(count)}`,
    introduction: 'This is what happened since the last digest.',
    why: 'You get this mail because you chose a daily digest.',
  },
  gathered: {
    subject: (count) => `Much is going on in Millrace: ${countEn(count)}`,
    introduction: 'This happened after you had got many mails within an hour.',
    why: 'You get this in one mail because it would have been very many.',
  },
  more: (count) => `And ${count} more in the application.`,
}

const countEn = (count: number) => `${count} ${count === 1 ? 'notification' : 'notifications'}`

const statusEn: Readonly<Record<TaskStatus, string>> = {
  pending: 'To do',
  'in-progress': 'In progress',
  completed: 'Done',
}

const de: LetterTexts = {
  somebody: 'Millrace',
  mentioned: (name, inComment) => `${name} hat Sie in ${inComment ? 'einem Kommentar' : 'der Beschreibung'} erwähnt.`,
  assigned: (name) => `${name} hat Ihnen die Aufgabe zugewiesen.`,
  commented: (name) => `${name} hat kommentiert.`,
  statusChanged: (name, before, after) =>
    after === 'completed'
      ? `${name} hat die Aufgabe erledigt.`
      : `${name} hat den Status von „${statusDe[before]}“ auf „${statusDe[after]}“ geändert.`,
  dueSoon: (due) => `Die Aufgabe ist bald fällig: ${due}.`,
  overdue: (due) => `Die Aufgabe ist überfällig. Sie war fällig: ${due}.`,
  inProject: (project) => `Projekt: ${project}`,
  open: 'Aufgabe öffnen',
  why: {
    mentioned: 'Sie erhalten diese E-Mail, weil Sie erwähnt wurden.',
    assigned: 'Sie erhalten diese E-Mail, weil die Aufgabe Ihnen zugewiesen ist.',
    follows:
      'Sie erhalten diese E-Mail, weil Sie der Aufgabe folgen. Um nichts mehr von ihr zu hören, schalten Sie sie in Millrace stumm.',
    due: 'Sie erhalten diese E-Mail, weil Sie sich um die Aufgabe kümmern.',
  },
  stop: 'Solche E-Mails abbestellen',
  stopAll: 'Alle E-Mails abbestellen',
  choose: 'Auswählen, worüber Sie E-Mails erhalten',
  digest: {
    subject: (count) => `Ihr Tag in Millrace: ${countDe(count)}`,
    introduction: 'Das ist seit der letzten Zusammenfassung geschehen.',
    why: 'Sie erhalten diese E-Mail, weil Sie eine tägliche Zusammenfassung gewählt haben.',
  },
  gathered: {
    subject: (count) => `Viel los in Millrace: ${countDe(count)}`,
    introduction: 'Das ist geschehen, nachdem Sie innerhalb einer Stunde viele E-Mails erhalten hatten.',
    why: 'Sie erhalten dies in einer E-Mail, weil es sonst sehr viele geworden wären.',
  },
  more: (count) => `Und ${count} weitere in der Anwendung.`,
}

const countDe = (count: number) => `${count} ${count === 1 ? 'Benachrichtigung' : 'Benachrichtigungen'}`

const statusDe: Readonly<Record<TaskStatus, string>> = {
  pending: 'Offen',
  'in-progress': 'In Arbeit',
  completed: 'Erledigt',
}

export const letterTexts: Readonly<Record<'en' | 'de', LetterTexts>> = { en, de }
