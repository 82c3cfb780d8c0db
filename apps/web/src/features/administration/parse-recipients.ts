export interface Recipient {
  readonly email: string
  readonly name: string | null
  /** Whether it looks like an address at all; whether somebody has it, the server says. */
  readonly isValid: boolean
}

const address = /^[^\s@<>()",;]+@[^\s@<>()",;.]+(\.[^\s@<>()",;.]+)*$/
const maxLength = 254

/**
 * Reads addresses as they are pasted from a mail program, a table or a chat: separated by lines, commas, semicolons or
 * spaces, with a name as in `Grace Hopper <grace@example.com>` or without. Each address is read once.
 */
export function parseRecipients(text: string): Recipient[] {
  const recipients = new Map<string, Recipient>()
  for (const recipient of partsOf(text).flatMap(recipientsIn)) {
    const key = recipient.email.toLowerCase()
    if (!recipients.has(key)) recipients.set(key, recipient)
  }
  return [...recipients.values()]
}

/** A comma within quotes belongs to a name. */
const partsOf = (text: string) =>
  (text.match(/(?:"[^"\n]*"|[^\n;,])+/g) ?? []).flatMap((part) => part.split(/(?<=>)/)).map((part) => part.trim())

function recipientsIn(part: string): Recipient[] {
  const named = /^(.*?)\s*<\s*([^<>]*?)\s*>$/s.exec(part)
  if (named) return [recipientOf(named[2] ?? '', named[1] ?? '')]
  return part.split(/\s+/).flatMap((word) => (word === '' ? [] : [recipientOf(word, '')]))
}

const recipientOf = (email: string, name: string): Recipient => ({
  email: email.replace(/^mailto:/i, ''),
  name: name.replace(/^["']|["']$/g, '').trim() || null,
  isValid: email.length <= maxLength && address.test(email.replace(/^mailto:/i, '')),
})
