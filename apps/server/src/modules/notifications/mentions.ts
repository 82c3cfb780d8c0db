const mention = /\[@((?:[^\\[\]\n]|\\[^\n])+)\]\(user:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/g

// Nobody has more to tell them apart; without a bound one comment could write to everybody.
const mostMentioned = 100

/** The ids of the first 100 people whom a Markdown text mentions (`[@Name](user:<id>)`), each once. */
export function mentionedIn(markdown: string): string[] {
  const ids = new Set<string>()
  for (const [, , id] of markdown.matchAll(mention)) {
    if (ids.size === mostMentioned) break
    ids.add(id as string)
  }
  return [...ids]
}

/** Those whom the text mentions and an older text did not. */
export function newlyMentioned(before: string, after: string): string[] {
  const known = new Set(mentionedIn(before))
  return mentionedIn(after).filter((id) => !known.has(id))
}

/** Mentions as they are read: `@Name`. */
export const withNames = (markdown: string): string =>
  markdown.replaceAll(mention, (_, name: string) => `@${name.replaceAll(/\\(.)/g, '$1')}`)
