import { expect, test } from 'vitest'
import { ruleViolated } from '../../errors/app-error.ts'
import type { Mail, Mailer } from '../../mail/mailer.ts'
import { LaterMails } from './later-mails.ts'

const mail: Mail = { to: 'ada@example.test', subject: 'Hello', text: 'Hello', html: '<p>Hello</p>' }

/** A mailer that takes a mail after so many failures. */
function opened(failures: number, failure: Error = new Error('the server is away')) {
  const sent: Mail[] = []
  const errors: unknown[] = []
  let left = failures
  const mailer: Mailer = {
    send: async (given) => {
      left -= 1
      if (left >= 0) throw failure
      sent.push(given)
    },
    assertReady: async () => {},
    close: async () => {},
  }
  return { sent, errors, mails: new LaterMails(mailer, { error: (line: unknown) => void errors.push(line) }) }
}

test('a mail that is not taken is sent again', async () => {
  const { sent, errors, mails } = opened(1)
  mails.add(async () => mail)
  await mails.done()

  expect(sent).toEqual([mail])
  expect(errors).toEqual([])
})

test('a mail that is given up at the end of the process is an error in the log', async () => {
  const { sent, errors, mails } = opened(10)
  mails.add(async () => mail)
  await mails.close()

  expect(sent).toEqual([])
  expect(errors).toHaveLength(1)
})

test('a mail to an address that the mail server does not know is not sent again', async () => {
  const { sent, errors, mails } = opened(1, ruleViolated('Nobody is there.', '/email'))
  mails.add(async () => mail)
  await mails.done()

  expect(sent).toEqual([])
  expect(errors).toHaveLength(1)
})

test('where there is nobody to write to, nothing is sent', async () => {
  const { sent, errors, mails } = opened(0)
  mails.add(async () => null)
  await mails.close()

  expect({ sent, errors }).toEqual({ sent: [], errors: [] })
})
