// One pattern per thing that may hold a semicolon which ends nothing: comments, strings ('…', E'…'), names, $tag$…$tag$.
const lineComment = /--[^\n]*/y
const escapeString = /[eE]'(?:[^'\\]|\\[\s\S]|'')*'/y
const string = /'(?:[^']|'')*'/y
const quotedName = /"(?:[^"]|"")*"/y
const dollarString = /(\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)[\s\S]*?\1/y
// A word is taken whole, so that the e of `name'…'` begins no escape string and the $ of `a$b$` no dollar string.
const word = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y
const patterns = [lineComment, escapeString, string, quotedName, dollarString, word]

export interface Statement {
  text: string
  /** Where it begins in the file, in UTF-16 units. */
  offset: number
}

/**
 * Splits SQL at the semicolons between statements. Bodies written as `begin atomic … end` are not understood; write
 * them as $$ strings.
 */
export function splitStatements(sql: string): Statement[] {
  const statements: Statement[] = []
  let start = 0
  for (let at = 0; at < sql.length; ) {
    const next = skipToken(sql, at)
    if (sql[at] === ';') {
      statements.push({ text: sql.slice(start, at), offset: start })
      start = next
    }
    at = next
  }
  statements.push({ text: sql.slice(start), offset: start })
  return statements.map(trimmed).filter(({ text }) => text !== '')
}

function skipToken(sql: string, at: number): number {
  if (sql.startsWith('/*', at)) return skipBlockComment(sql, at)
  for (const pattern of patterns) {
    pattern.lastIndex = at
    if (pattern.test(sql)) return pattern.lastIndex
  }
  return at + 1
}

/** Block comments nest. */
function skipBlockComment(sql: string, start: number): number {
  let depth = 0
  for (let at = start; at < sql.length; at += 1) {
    const pair = sql.slice(at, at + 2)
    if (pair === '/*') depth += 1
    if (pair === '*/') depth -= 1
    if (pair === '/*' || pair === '*/') at += 1
    if (depth === 0) return at + 1
  }
  return sql.length
}

/** Without the blanks and comments before the first word and the blanks after the last. */
function trimmed({ text, offset }: Statement): Statement {
  let at = 0
  for (;;) {
    const blank = /\s*/y
    blank.lastIndex = at
    blank.test(text)
    const begin = blank.lastIndex
    const comment = text.startsWith('--', begin) || text.startsWith('/*', begin)
    if (!comment) return { text: text.slice(begin).trimEnd(), offset: offset + begin }
    at = skipToken(text, begin)
  }
}
