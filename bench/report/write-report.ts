import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkoutFolder } from '../../apps/server/src/app/folders.ts'
import type { Report } from './report.ts'
import { markdownReport } from './report.ts'

/** Writes the figures to bench/results.json and, of a whole run, into docs/performance.md. */
export async function writeReport(report: Report, section: string | null): Promise<void> {
  const root = checkoutFolder()
  await writeFile(join(root, 'bench/results.json'), `${JSON.stringify(report, null, 2)}\n`)
  if (section === null) return
  const page = join(root, 'docs/performance.md')
  const text = await readFile(page, 'utf8')
  await writeFile(page, withSection(text, section, markdownReport(report)))
}

/** Replaces what stands between the markers of a section; the page must have them. */
export function withSection(page: string, section: string, content: string): string {
  const [begin, end] = [`<!-- bench ${section} -->`, `<!-- end of bench ${section} -->`]
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from === -1 || to < from) throw new Error(`docs/performance.md has no section ${begin} … ${end}`)
  return `${page.slice(0, from + begin.length)}\n\n${content}\n\n${page.slice(to)}`
}
