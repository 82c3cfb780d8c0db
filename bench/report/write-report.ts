import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkoutFolder } from '../../apps/server/src/app/folders.ts'
import { ignoreMissing } from '../dataset/open-dataset.ts'
import type { Report } from './report.ts'
import { markdownReport } from './report.ts'

/** Writes the figures of a data set to bench/results.json and into its section of docs/performance.md. */
export async function writeReport(report: Report, tasks: number): Promise<void> {
  const root = checkoutFolder()
  const file = join(root, 'bench/results.json')
  const known = await readFile(file, 'utf8').catch(ignoreMissing)
  const results = { ...(known === undefined ? {} : JSON.parse(known)), [tasks]: report }
  await writeFile(file, toText(results))
  const page = join(root, 'docs/performance.md')
  await writeFile(page, withSection(await readFile(page, 'utf8'), String(tasks), markdownReport(report)))
}

/** Indented as the formatter wants it: lists of numbers on one line. */
function toText(results: object): string {
  const rounded = (_key: string, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(3)) : value)
  const text = JSON.stringify(results, rounded, 2)
  const oneLine = text.replaceAll(
    /\[\s+([-\d.,\s]+?)\s+\]/g,
    (_, numbers: string) => `[${numbers.split(/,\s+/).join(', ')}]`,
  )
  return `${oneLine}\n`
}

/** Replaces what stands between the markers of a section; a page without them is left as it is. */
export function withSection(page: string, section: string, content: string): string {
  const [begin, end] = [`<!-- bench ${section} -->`, `<!-- end of bench ${section} -->`]
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from === -1 || to < from) return page
  return `${page.slice(0, from + begin.length)}\n\n${content}\n\n${page.slice(to)}`
}
