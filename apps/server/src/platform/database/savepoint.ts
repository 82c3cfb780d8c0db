import type { Transaction } from './database.ts'

/** Runs a part of a transaction that may fail alone: what it did is undone, and the transaction can go on. */
export async function apart<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  await tx.query({ text: 'savepoint part' })
  try {
    const result = await work()
    await tx.query({ text: 'release savepoint part' })
    return result
  } catch (err) {
    await tx.query({ text: 'rollback to savepoint part' })
    await tx.query({ text: 'release savepoint part' })
    throw err
  }
}

/** How long the rest of the transaction waits for each lock. */
export async function waitForLocks(tx: Transaction, milliseconds: number): Promise<void> {
  await tx.query({ text: `select set_config('lock_timeout', $1, true)`, values: [`${milliseconds}ms`] })
}
