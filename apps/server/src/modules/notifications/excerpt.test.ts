import { expect, test } from 'vitest'
import { excerptOf } from './excerpt.ts'
import { mentionedIn, newlyMentioned } from './mentions.ts'

const [ada, grace] = ['019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e', '019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4f']

test('an excerpt is plain text on one line', () => {
  const markdown = `# Plan\n\n> **Ask** [@Ada \\[L\\]](user:${ada}), see [the page](https://example.com) and ![a *map*](m.png)\n- [x] \`do\` _it_\n\n\`\`\`js\ncode()\n\`\`\``
  expect(excerptOf(markdown)).toBe('Plan Ask @Ada [L], see the page and a map do it code()')
  expect(excerptOf('2 * 3 * 4, snake_case_name')).toBe('2 * 3 * 4, snake_case_name')
})

test('an excerpt has at most 200 characters and cuts none in half', () => {
  const long = excerptOf('🦉'.repeat(300))
  expect([...long]).toHaveLength(200)
  expect(long.endsWith('🦉…')).toBe(true)
  expect(excerptOf('a'.repeat(200))).toBe('a'.repeat(200))
})

test('an excerpt of hostile text takes no time', () => {
  const started = performance.now()
  for (const piece of ['[', '*a', '`', '**', '[](', '[@', '> ', '_a ']) excerptOf(piece.repeat(20_000))
  expect(performance.now() - started).toBeLessThan(1000)
})

test('mentions are found once each, and nothing else is taken for one', () => {
  const text = `[@A](user:${ada}) [@A](user:${ada}) [@G \\] x](user:${grace}) [G](user:${grace}0) @Ada [@x](user:nobody)`
  expect(mentionedIn(text)).toEqual([ada, grace])
  expect(newlyMentioned(`[@A](user:${ada})`, text)).toEqual([grace])
})
