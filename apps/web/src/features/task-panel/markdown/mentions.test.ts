import { expect, test } from 'vitest'
import { mentionedId, rewritten, toMarkdown, toWritten, withMention } from './mentions.ts'

const ada = '019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e'
const other = '019a9f3e-7c1e-7bd2-9a54-000000000000'
const mention = (name: string, id = ada) => `[@${name}](user:${id})`

test('a mention is written as @ and the name, and stored as a link to the user', () => {
  const markdown = `Ask ${mention('Ada Lovelace')}, please`
  const written = toWritten(markdown)
  expect(written).toEqual({ text: 'Ask @Ada Lovelace, please', mentions: [{ id: ada, start: 4, end: 17 }] })
  expect(toMarkdown(written)).toBe(markdown)
})

test('two people of one name stay two people', () => {
  const markdown = `${mention('Ada Lovelace')} and ${mention('Ada Lovelace', other)}`
  const written = toWritten(markdown)
  expect(written.text).toBe('@Ada Lovelace and @Ada Lovelace')
  expect(toMarkdown(written)).toBe(markdown)
  const second = rewritten(written, written.text.slice('@Ada Lovelace and '.length), 0)
  expect(toMarkdown(second)).toBe(mention('Ada Lovelace', other))
})

test.each(['A [the] B', 'back\\slash', '](user:x)', '*star* `tick` _line_', 'a & b < c ~', 'Ünï 👩‍🚀', 'عادة'])(
  'the name %s survives',
  (name) => {
    const written = withMention({ text: 'Hi @a', mentions: [] }, 3, 5, { id: ada, name })
    expect(written.text).toBe(`Hi @${name} `)
    expect(toWritten(toMarkdown(written))).toEqual(written)
  },
)

test.each([
  'plain @Ada Lovelace',
  '[@Ada](https://example.com)',
  '[Ada](user:019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e)',
  '[@Ada](user:someone)',
  '[@A\\!b](user:019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e)',
  '[@](user:019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e)',
  '- [ ] [@a [b](user:019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e)',
])('%s is stored as it was', (markdown) => {
  expect(toMarkdown(toWritten(markdown))).toBe(markdown)
})

test('typing before a mention moves it, typing into it makes it plain text', () => {
  const written = toWritten(`Ask ${mention('Ada')} now`)
  const typed = (text: string) => toMarkdown(rewritten(written, text.replace('|', ''), text.indexOf('|')))
  expect(typed('Please a|sk @Ada now')).toBe(`Please ask ${mention('Ada')} now`)
  expect(typed('Ask @Ad| now')).toBe('Ask @Ad now')
  expect(typed('Ask @A-|da now')).toBe('Ask @A-da now')
  expect(typed('Ask @Ada,| now')).toBe(`Ask ${mention('Ada')}, now`)
  expect(typed('|')).toBe('')
})

test('a mention is put in place of what was typed, between others', () => {
  const first = withMention({ text: '@ad and @l', mentions: [] }, 8, 10, { id: other, name: 'Linus' })
  const both = withMention(first, 0, 3, { id: ada, name: ' Ada \n Lovelace ' })
  expect(toMarkdown(both)).toBe(`${mention('Ada Lovelace')} and ${mention('Linus', other)} `)
})

test('only the id of a user is the address of a mention', () => {
  expect(mentionedId(`user:${ada}`)).toBe(ada)
  expect(mentionedId(`USER:${ada}`)).toBeNull()
  expect(mentionedId('user:javascript')).toBeNull()
  expect(mentionedId(`user:${ada}"onclick`)).toBeNull()
})
