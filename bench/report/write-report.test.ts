import { expect, test } from 'vitest'
import { withSection } from './write-report.ts'

test('figures replace what stands between the markers of their section', () => {
  const page =
    '# A\n<!-- bench 10 -->\nold\n<!-- end of bench 10 -->\n<!-- bench 20 -->\nkept\n<!-- end of bench 20 -->\n'

  expect(withSection(page, '10', 'new')).toBe(page.replace('old', '\nnew\n'))
  expect(withSection(page, '30', 'new')).toBe(page)
})
