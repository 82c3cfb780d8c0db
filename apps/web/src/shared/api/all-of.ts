interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

/** A list of the API, read page by page until there is enough of it. */
export async function allOf<Item>(
  read: (page: { limit: number; cursor?: string }) => Promise<Page<Item>>,
  enough = Number.POSITIVE_INFINITY,
): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const page = await read({ limit: 100, ...(cursor !== null && { cursor }) })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null && items.length < enough)
  return items
}
