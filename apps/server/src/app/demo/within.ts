import type { Database, Transaction } from '../../platform/database/database.ts'

/** A database of which everything happens in the one transaction, also what asks for a transaction of its own. */
export const within = (tx: Transaction): Database => ({
  read: tx,
  write: tx,
  query: (query) => tx.query(query),
  transaction: (work) => work(tx),
  close: async () => {},
})
