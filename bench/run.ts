import { stderr, stdout } from 'node:process'
import { openDataset } from './dataset/open-dataset.ts'
import { measureAll } from './measure-all.ts'
import type { Options } from './options.ts'
import { allRows, readOptions, usage } from './options.ts'
import { plainReport } from './report/report.ts'
import { writeReport } from './report/write-report.ts'

await main().catch((err: unknown) => {
  stderr.write(`${err instanceof TypeError ? `${err.message}\n\n${usage}` : (err as Error).stack}\n`)
  process.exitCode = 1
})

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options.help) stdout.write(`${usage}\n`)
  else if (options.generateOnly) await openDataset(options.tasks)
  else await run(options)
}

async function run(options: Options): Promise<void> {
  const report = await measureAll(options)
  stdout.write(`\n${plainReport(report)}\n`)
  const isWhole = options.rows.size === allRows.length && !options.profile
  if (options.quick) stdout.write('\nA quick run shows that everything runs; its figures say nothing.\n')
  else if (isWhole) await writeReport(report, options.tasks)
  if (report.failures.length > 0) process.exitCode = 1
}
