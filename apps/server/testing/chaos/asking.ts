import pg from 'pg'

/** Asks the database from beside the program. */
export type Ask = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>

export interface Asking {
  readonly ask: Ask
  close(): Promise<void>
}

export function openAsking(url: string): Asking {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 5000 })
  // A connection that breaks because the server was killed is what the test is about.
  pool.on('error', () => undefined)
  return { ask: async (text, values = []) => (await pool.query(text, [...values])).rows, close: () => pool.end() }
}
