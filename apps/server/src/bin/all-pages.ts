import type { Page } from '../platform/paging/page.ts'

const limit = 100

/** The items of all pages of a list, one page after the other. */
export async function allPages<Item>(
  list: (page: { limit: number; cursor?: string }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const all: Item[] = []
  let cursor: string | null | undefined
  do {
    const page: Page<Item> = await list({ limit, ...(cursor && { cursor }) })
    all.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return all
}
