import type { RowResult } from '../rows/row-result.ts'
import type { StatementCount } from '../rows/statements-per-request.ts'
import type { MachineNote } from './machine.ts'
import { markdownTable, plainTable, tableCells } from './table.ts'

/** Everything that a run found out. */
export interface Report {
  readonly note: MachineNote
  readonly data: string
  readonly rounds: string
  readonly results: readonly RowResult[]
  readonly failures: readonly { readonly row: string; readonly reason: string }[]
  readonly statements: readonly StatementCount[]
}

const statementsLine = (statements: readonly StatementCount[]) =>
  statements.map(({ work, perRequest }) => `${work} ${perRequest.toFixed(2)}`).join(', ')

export function plainReport({ note, data, rounds, results, failures, statements }: Report): string {
  const notes = results.filter((result) => result.note !== '').map((result) => `  row ${result.row}: ${result.note}`)
  return [
    `${note.date}, ${note.machine}`,
    note.versions,
    data,
    rounds,
    '',
    plainTable(tableCells(results)),
    '',
    ...notes,
    ...(statements.length > 0 ? [`  statements per request: ${statementsLine(statements)}`] : []),
    ...failures.map(({ row, reason }) => `  row ${row} FAILED: ${reason}`),
  ].join('\n')
}

export function markdownReport({ note, data, rounds, results, failures, statements }: Report): string {
  return [
    `${note.date}, ${note.machine}. ${note.versions}. \`${note.command}\``,
    '',
    `${data} ${rounds}`,
    '',
    markdownTable(tableCells(results)),
    '',
    ...results.filter((result) => result.note !== '').map((result) => `- Row ${result.row}: ${result.note}.`),
    ...failures.map(({ row, reason }) => `- Row ${row} failed: ${reason.split('\n')[0]}`),
    ...(statements.length > 0 ? [`- Statements per request (pg_stat_statements): ${statementsLine(statements)}.`] : []),
  ].join('\n')
}
