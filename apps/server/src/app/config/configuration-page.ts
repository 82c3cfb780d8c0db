import type { Variable } from './variables.ts'
import { variables } from './variables.ts'

const introduction = `# Configuration

Millrace is configured by environment variables and needs none of them. \`npx millrace config\` shows the values in use,
with secrets hidden; \`npx millrace doctor\` checks them. A value that makes no sense stops the start, with every
problem named at once.
`

const unsupportedNote = 'These name backends that this version does not have yet. Setting one stops the start.\n'

/** The text of `docs/configuration.md`. */
export function configurationPage(): string {
  const groups = [...new Set(variables.map(({ group }) => group))]
  return `${introduction}${groups.map(section).join('')}`
}

function section(group: string): string {
  const members: Variable[] = variables.filter((variable) => variable.group === group)
  const note = members.every(({ isUnsupported }) => isUnsupported) ? `\n${unsupportedNote}` : ''
  return `\n## ${group}\n${note}\n| variable | default | takes | meaning |\n|---|---|---|---|\n${members.map(row).join('')}`
}

function row({ name, takes, default: value, description, isUnsupported, isSecret }: Variable): string {
  const notes = [isUnsupported && 'Not supported yet.', isSecret && 'Secret.'].filter(Boolean)
  const meaning = [description, ...notes].join(' ')
  return `| \`${name}\` | ${value === null ? '' : `\`${value}\``} | ${takes} | ${meaning} |\n`
}
