import { expect, test } from 'vitest'
import { parseSearch } from './parse-search.ts'

const id = '019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e'

test('what places understand is read, each by its own reader', () => {
  expect(
    parseSearch(
      `?task=${id}&status=completed&priority=[1,2]&sort=due&group=label&on=2026-11-21&by=project&show=unread`,
    ),
  ).toEqual({
    ...{
      task: id,
      status: 'completed',
      priority: [1, 2],
      sort: 'due',
      group: 'label',
      on: '2026-11-21',
      by: 'project',
      show: 'unread',
    },
  })
})

test.each([
  '?on=9999-12-31',
  '?on=0001-01-01',
  '?group=constructor&sort={}&span=[]&by=x&show=all',
  '?task=../../me&project=x&open=../me',
  '?status=toString&priority=[1e99]&label=["x"]&assignee=everybody',
  '?__proto__[x]=1&constructor=2&unknown=3',
])('%s says nothing', (text) => {
  expect(parseSearch(text)).toEqual({})
})
