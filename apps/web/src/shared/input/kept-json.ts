/** What was kept as JSON; undefined when there is none, or when something else has broken it. */
export function keptJson(text: string | null): unknown {
  if (text === null || text === '') return undefined
  try {
    return JSON.parse(text)
  } catch (err) {
    if (err instanceof SyntaxError) return undefined
    throw err
  }
}

/** The same, for what was kept as an object: without fields when it is none. */
export function keptFields(text: string | null): object {
  const value = keptJson(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}
