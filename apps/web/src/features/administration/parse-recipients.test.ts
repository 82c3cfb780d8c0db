import { expect, test } from 'vitest'
import { parseRecipients } from './parse-recipients.ts'

const read = (text: string) => parseRecipients(text).map(({ email, name }) => [email, name])

test.each([
  ['ada@example.com', [['ada@example.com', null]]],
  ['  ', []],
  [
    'ada@example.com grace@example.com',
    [
      ['ada@example.com', null],
      ['grace@example.com', null],
    ],
  ],
  [
    'a@x.org,b@x.org;\r\nc@x.org',
    [
      ['a@x.org', null],
      ['b@x.org', null],
      ['c@x.org', null],
    ],
  ],
  ['Grace Hopper <grace@example.com>', [['grace@example.com', 'Grace Hopper']]],
  ['"Hopper, Grace" <grace@example.com>', [['grace@example.com', 'Hopper, Grace']]],
  [
    'Ada <a@x.org> Bob B. <b@x.org>',
    [
      ['a@x.org', 'Ada'],
      ['b@x.org', 'Bob B.'],
    ],
  ],
  ['<ada@example.com>', [['ada@example.com', null]]],
  ['mailto:ada@example.com', [['ada@example.com', null]]],
  ['ada@example.com ADA@Example.com', [['ada@example.com', null]]],
])('%j is read as %j', (text, expected) => {
  expect(read(text)).toEqual(expected)
})

test('what is no address is kept and marked, so that nothing typed is lost', () => {
  const marked = parseRecipients('ada@example.com, grace, linus@, @x.org, a@b@c.org, a@.org')
  expect(marked.map(({ email, isValid }) => `${email} ${isValid}`)).toEqual([
    'ada@example.com true',
    'grace false',
    'linus@ false',
    '@x.org false',
    'a@b@c.org false',
    'a@.org false',
  ])
})
