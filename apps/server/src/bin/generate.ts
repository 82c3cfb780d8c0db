// A statement is known once its store is loaded, so everything that runs one is.
import '../app/context.ts'
import '../app/demo/create-demo.ts'
import '../roles/start-roles.ts'
import { configurationPage } from '../app/config/configuration-page.ts'
import { statements } from '../platform/database/query.ts'
import { apiDocument } from '../roles/routes.ts'

/** The text of every checked-in file that is made from the code, by its path from the root. */
export async function artefacts(): Promise<Record<string, string>> {
  return {
    'docs/configuration.md': configurationPage(),
    'packages/contract/openapi.json': `${JSON.stringify(apiDocument(), null, 2)}\n`,
    ...queryFiles(),
  }
}

/** A file for each module with every statement that it runs, so that a change of SQL is seen as one. */
function queryFiles(): Record<string, string> {
  const files: Record<string, string> = {}
  for (const [name, text] of statements()) {
    const file = `queries/${kebabCase(name.split('.')[0] ?? '')}.sql`
    files[file] = `${files[file] ?? ''}${files[file] === undefined ? '' : '\n'}-- ${name}\n${text.trim()};\n`
  }
  return files
}

const kebabCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
