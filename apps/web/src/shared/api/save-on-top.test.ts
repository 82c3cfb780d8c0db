import { ApiError } from '@millrace/client'
import { expect, test } from 'vitest'
import { saveOnTop } from './save-on-top.ts'

interface Thing {
  name: string
  color: string
  version: number
}

const base: Thing = { name: 'bug', color: '#111111', version: 1 }

/** What another person has made of it, kept as a server would. */
function kept(thing: Thing) {
  let present = thing
  const write = (change: Partial<Thing>) => async (version: number) => {
    if (version !== present.version) throw new ApiError(412, { code: 'precondition-failed' })
    present = { ...present, ...change, version: version + 1 }
    return present
  }
  return { write, read: async () => present }
}

test('what another person changed in another field is kept', async () => {
  const { write, read } = kept({ ...base, color: '#222222', version: 2 })
  const saved = await saveOnTop(base, { name: 'fault' }, { write: write({ name: 'fault' }), read })
  expect(saved).toEqual({ saved: true, value: { name: 'fault', color: '#222222', version: 3 } })
})

test('the same field changed by both is a conflict, and theirs stays', async () => {
  const { write, read } = kept({ ...base, name: 'defect', version: 2 })
  const saved = await saveOnTop(base, { name: 'fault' }, { write: write({ name: 'fault' }), read })
  const conflicts = [{ field: 'name', base: 'bug', mine: 'fault', theirs: 'defect' }]
  expect(saved).toEqual({ saved: false, theirs: { ...base, name: 'defect', version: 2 }, conflicts })
  expect((await read()).name).toBe('defect')
})

test('another failure is thrown as it is', async () => {
  const failure = new ApiError(409, { code: 'conflict' })
  const write = async () => {
    throw failure
  }
  await expect(saveOnTop(base, { name: 'fault' }, { write, read: async () => base })).rejects.toBe(failure)
})
