import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'

interface Rate {
  readonly perSecond: number
  readonly seconds: number
}

/**
 * The least that any program must do: one connection commits rows, a hint follows within the process, and another
 * connection takes each row and commits its effect. Milliseconds from commit to commit, as PostgreSQL noted them.
 */
export async function bareDelays(url: string, { perSecond, seconds }: Rate): Promise<{ p50: number; p99: number }> {
  const [writer, reader] = await Promise.all([connect(url), connect(url)])
  try {
    await writer.query('create table if not exists bench_sent (id bigint generated always as identity primary key)')
    await writer.query('create table if not exists bench_done (id bigint primary key)')
    await writer.query('truncate bench_sent, bench_done')
    await handOver(writer, reader, perSecond * seconds, 1000 / perSecond)
    const { rows } = await writer.query<{ p50: number; p99: number }>(
      `select percentile_cont(0.5) within group (order by ms) as p50, percentile_cont(0.99) within group (order by ms) as p99
       from (select extract(epoch from pg_xact_commit_timestamp(d.xmin) - pg_xact_commit_timestamp(s.xmin)) * 1000 as ms
         from bench_sent s join bench_done d using (id)) delays`,
    )
    return rows[0] as { p50: number; p99: number }
  } finally {
    await Promise.all([writer.end(), reader.end()])
  }
}

async function handOver(writer: pg.Client, reader: pg.Client, count: number, pauseMilliseconds: number): Promise<void> {
  const taken: Promise<unknown>[] = []
  const startedAt = performance.now()
  for (let sent = 0; sent < count; sent += 1) {
    const wait = startedAt + sent * pauseMilliseconds - performance.now()
    if (wait > 0) await delay(wait)
    const { rows } = await writer.query('insert into bench_sent default values returning id')
    taken.push(reader.query('insert into bench_done values ($1)', [rows[0].id]))
  }
  await Promise.all(taken)
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}
