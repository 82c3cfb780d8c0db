const mention = /\[@((?:[^\\[\]\n]|\\[^\n])+)\]\(user:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/g

/** The ids of the people whom a Markdown text mentions (`[@Name](user:<id>)`), each once. */
export const mentionedIn = (markdown: string): string[] => [
  ...new Set([...markdown.matchAll(mention)].map(([, , id]) => id as string)),
]

/** Those whom the text mentions and an older text did not. */
export function newlyMentioned(before: string, after: string): string[] {
  const known = new Set(mentionedIn(before))
  return mentionedIn(after).filter((id) => !known.has(id))
}

/** Mentions as they are read: `@Name`. */
export const withNames = (markdown: string): string =>
  markdown.replaceAll(mention, (_, name: string) => `@${name.replaceAll(/\\(.)/g, '$1')}`)
