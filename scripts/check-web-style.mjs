// Refuses colours, sizes and weights of letters, and radii that a style names itself instead of taking them from
// theme.css; then proves itself on planted violations. Without these and the minimum a check that reads nothing passes.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const minimumFiles = 50
const source = fileURLToPath(new URL('../apps/web/src/', import.meta.url))
const theme = 'theme/theme.css'
/** Colours that belong to people: the ones they choose from, and those of tests. */
const colorsOfPeople = /^shared\/projects\/colors\.ts$|\.test\.tsx?$/

const color = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(|(?<![-\w])(?:white|black)(?![-\w])/i
const onlyOf = (name) => new RegExp(`^(?:inherit|0|var\\(--${name}[\\w-]*\\)|[\\s/])+$`)
const rules = [
  { name: 'color', of: /./, isBroken: (value) => color.test(value) },
  { name: 'font-size', of: /^font-size$/, isBroken: (value) => !onlyOf('text-').test(value) },
  { name: 'font-weight', of: /^font-weight$/, isBroken: (value) => !onlyOf('weight-').test(value) },
  { name: 'radius', of: /radius$/, isBroken: (value) => !onlyOf('radius').test(value) },
  // What is left after variables and the height of the line names a size or a weight.
  { name: 'font', of: /^font$/, isBroken: (value) => /\d|bold/.test(value.replace(/var\([^)]*\)|\/\s*[\d.]+/g, '')) },
]

const planted = [
  ['color', 'color: #1d1f21'],
  ['color', 'background: RGB(0 0 0 / 36%)'],
  ['color', 'border: 1px solid hsl(0 0% 50%)'],
  ['color', 'color: white'],
  ['color', '--own: #fff'],
  ['font-size', 'font-size: 9.5px'],
  ['font-size', 'font-size: 2rem'],
  ['font-weight', 'font-weight: 520'],
  ['font-weight', 'font-weight: bold'],
  ['radius', 'border-radius: 7px'],
  ['radius', 'border-radius: 50%'],
  ['radius', 'border-end-start-radius: 4px'],
  ['radius', 'border-radius: var(--radius) 3px'],
  ['font', 'font: 620 var(--text-md) var(--font)'],
  ['font', 'font: var(--weight-text) 11px / 1.5 var(--font)'],
]
const allowed = [
  'color: var(--ink)',
  'background: color-mix(in srgb, var(--accent) 28%, transparent)',
  'white-space: nowrap',
  'font-size: var(--text-sm)',
  'font-weight: inherit',
  'font: inherit',
  'font: var(--weight-text) var(--text-sm) / 1.6 var(--font-mono)',
  'border-radius: var(--radius-sm) var(--radius-sm) 0 0',
  'border-radius: 0',
]

const files = readdirSync(source, { recursive: true }).filter((path) => /\.(css|tsx?)$/.test(path) && path !== theme)
const problems = [...files.flatMap(violationsIn), ...selfCheck()]
const styles = files.filter((path) => path.endsWith('.css'))
if (styles.length < minimumFiles) problems.push(`too few files: read ${styles.length} styles, expected ${minimumFiles}`)
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else console.log(`style: ${styles.length} files keep to ${theme}, ${planted.length} planted violations were caught`)

function violationsIn(path) {
  const text = readFileSync(source + path, 'utf8')
  const found = path.endsWith('.css') ? brokenIn(text) : colorsIn(path, text)
  return found.map(({ rule, line, text }) => `apps/web/src/${path}:${line} ${rule}: ${text}; take it from ${theme}`)
}

/** The declarations of a style that break a rule. */
function brokenIn(css) {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
  return [...bare.matchAll(/([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].flatMap(({ 0: text, 1: property, 2: value, index }) =>
    rules
      .filter(({ of, isBroken }) => of.test(property) && isBroken(value.trim()))
      .map(({ name }) => ({ rule: name, line: lineAt(bare, index), text })),
  )
}

/** In a program a colour is a text of its own. */
function colorsIn(path, text) {
  if (colorsOfPeople.test(path)) return []
  return [...text.matchAll(/['"`](#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([^'"`]*)['"`]/gi)].map(({ 1: named, index }) => ({
    rule: 'color',
    line: lineAt(text, index),
    text: named,
  }))
}

function lineAt(text, index) {
  return text.slice(0, index).split('\n').length
}

function selfCheck() {
  const caught = (declaration) => brokenIn(`.a {\n  ${declaration};\n}`).map(({ rule }) => rule)
  const missed = planted.filter(([rule, declaration]) => !caught(declaration).includes(rule))
  const alarms = allowed.filter((declaration) => caught(declaration).length > 0)
  const inPrograms = colorsIn('a.tsx', "const own = '#0f6e67'").length === 1 ? [] : ['a colour in a program']
  return [
    ...[...missed.map(([, declaration]) => declaration), ...inPrograms].map(
      (text) => `self-check: does not catch ${text}`,
    ),
    ...alarms.map((text) => `self-check: refuses ${text}, which is allowed`),
  ]
}
