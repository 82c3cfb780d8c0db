import i18next from 'i18next'
import { expect, test } from 'vitest'
import { notifications } from '../../i18n/en/notifications.ts'
import { en } from '../../i18n/en.ts'
import { addDays, dateIn } from '../../shared/dates/dates.ts'
import type { Notification } from './notification-queries.ts'
import { sentenceOf } from './sentence.ts'

const reader = { timeZone: 'Pacific/Kiritimati', language: 'en' }
const nothing = { commentId: null, excerpt: null, status: null, due: null }

await i18next.init({ lng: 'en', resources: { en: { translation: { ...en, notifications } } } })

const say = (kind: Notification['kind'], data: Partial<Notification['data']> = {}, name: string | null = 'Ada') =>
  sentenceOf(
    {
      ...{ kind, id: '', projectId: '', at: '', readAt: null },
      task: { id: '', key: 'MIL-42', title: '' },
      actor: name === null ? null : { id: '', name },
      data: { ...nothing, ...data },
    },
    reader,
    i18next.t,
  )

const status = (before: 'pending' | 'in-progress' | 'completed', after: 'pending' | 'in-progress' | 'completed') => ({
  status: { before, after },
})
const today = dateIn(reader.timeZone)

test.each([
  [say('assigned'), 'Ada assigned MIL-42 to you'],
  [say('assigned', {}, null), 'Somebody assigned MIL-42 to you'],
  [say('mentioned'), 'Ada mentioned you in MIL-42'],
  [say('mentioned', { commentId: 'x' }), 'Ada mentioned you in a comment on MIL-42'],
  [say('commented'), 'Ada commented on MIL-42'],
  [say('status-changed', status('pending', 'completed')), 'Ada completed MIL-42'],
  [say('status-changed', status('pending', 'in-progress')), 'Ada set MIL-42 to “In progress”'],
  [say('status-changed', status('completed', 'pending')), 'Ada reopened MIL-42 as “To do”'],
  [say('status-changed'), 'Ada changed the status of MIL-42'],
  [say('due-soon', { due: today }, null), 'MIL-42 is due today'],
  [say('due-soon', { due: addDays(today, 1) }, null), 'MIL-42 is due tomorrow'],
  [say('overdue', { due: addDays(today, -1) }, null), 'MIL-42 is overdue: it was due yesterday'],
])('%s', (said, meant) => expect(said).toBe(meant))

test('an instant is told by the clock of the reader', () => {
  // It is the second already where the reader is.
  expect(say('overdue', { due: '2020-01-01T12:30:00.000Z' }, null)).toMatch(/ Jan 2, 2020, 2:30.AM$/)
})
