import type { RowResult } from '../rows/row-result.ts'

const heads = [
  'row',
  'work',
  'limit',
  'measured',
  'limit measured',
  'ratio',
  'budget',
  'met',
  'p50 ms',
  'p99 ms',
  'CPU µs server',
  'CPU µs PostgreSQL',
  'CPU µs limit',
  'memory MB',
] as const

/** The cells of the table, the heads first. CPU is per request; memory is the server's and PostgreSQL's. */
export const tableCells = (results: readonly RowResult[]): string[][] => [[...heads], ...results.map(cellsOf)]

function cellsOf(result: RowResult): string[] {
  const { ratio, ratios, met, serverMemory, postgresMemory } = result
  const spread = ratios.length > 1 ? ` (${digits(Math.min(...ratios))}–${digits(Math.max(...ratios))})` : ''
  return [
    result.row,
    result.work,
    result.limit,
    result.measured,
    result.limitMeasured,
    ratio === null ? '–' : `${digits(ratio)}${spread}`,
    result.budget,
    verdict(met),
    number(result.p50, 2),
    number(result.p99, 2),
    number(result.serverCpu, 0),
    number(result.postgresCpu, 0),
    number(result.limitPostgresCpu, 0),
    serverMemory === null || postgresMemory === null
      ? '–'
      : `${megabytes(serverMemory)} + ${megabytes(postgresMemory)}`,
  ]
}

function verdict(met: boolean | null): string {
  if (met === null) return '–'
  return met ? 'yes' : 'NO'
}

const digits = (ratio: number) => ratio.toFixed(2)
const number = (value: number | null, places: number) => (value === null || !value ? '–' : value.toFixed(places))
const megabytes = (bytes: number) => Math.round(bytes / 1_048_576)

/** The table for a terminal, columns aligned. */
export function plainTable(cells: readonly string[][]): string {
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

export function markdownTable([head, ...rows]: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head ?? []), line((head ?? []).map(() => '---')), ...rows.map(line)].join('\n')
}
