import { expect, test } from 'vitest'
import { unprivilegedUser } from './unprivileged-user.ts'

const root = 'root:x:0:0:root:/root:/bin/bash'

test('nobody is preferred', () => {
  expect(unprivilegedUser(`${root}\nana:x:1000:1000::/home/ana:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n`)).toEqual(
    {
      uid: 65534,
      gid: 65533,
      lowered: true,
    },
  )
})

test('any user but root will do', () => {
  expect(unprivilegedUser(`${root}\nana:x:1000:1000::/home/ana:/bin/sh\n`)).toMatchObject({ uid: 1000, gid: 1000 })
})

test("macOS's nobody with uid -2 is passed over", () => {
  expect(
    unprivilegedUser(`##\nnobody:*:-2:-2::/var/empty:/usr/bin/false\n${root}\ndaemon:*:1:1::/:/bin/false`),
  ).toMatchObject({ uid: 1 })
})

test('root alone is refused with advice', () => {
  expect(() => unprivilegedUser(root)).toThrow(/refuses to run as root(.|\n)*DATABASE_URL/)
})
