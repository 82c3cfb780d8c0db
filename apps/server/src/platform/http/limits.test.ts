import { expect, test } from 'vitest'
import { networkOf, RateLimiter } from './limits.ts'

const start = 1_000_000 * 60_000

test('a caller who is held back and keeps trying is not forgotten for new ones', () => {
  const limiter = new RateLimiter(60, 3)
  expect(limiter.take('limited', 1, start).allowed).toBe(true)
  for (let other = 0; other < 20; other += 1) {
    limiter.take(`other ${other}`, 1, start + other)
    expect(limiter.take('limited', 1, start + other).allowed).toBe(false)
  }
})

test('windows that are over are forgotten before those that run', () => {
  const limiter = new RateLimiter(60, 3)
  limiter.take('limited', 1, start)
  limiter.take('gone', 1, start)
  limiter.take('limited', 1, start + 60_000)
  for (const fresh of ['one', 'other']) limiter.take(fresh, 1, start + 121_000)

  // "gone" made room, so the request of the window before still counts in part.
  expect(limiter.take('limited', 1, start + 121_000).remaining).toBe(0)
})

test('what is given back can be spent again', () => {
  const limiter = new RateLimiter(60)
  limiter.take('ada', 1, start)
  expect(limiter.take('ada', 1, start).allowed).toBe(false)
  limiter.giveBack('ada')
  limiter.giveBack('ada')

  expect(limiter.take('ada', 1, start).allowed).toBe(true)
  expect(limiter.take('ada', 1, start).allowed).toBe(false)
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::FFFF:c000:201', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8:1::1', '2001:db8:1:0::/64'],
  ['2001:db8:0:0:1::', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['no address', 'no address'],
])('%s stands for %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
