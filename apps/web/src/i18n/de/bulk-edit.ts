import type * as en from '../en/bulk-edit.ts'
import type { TextsLike } from '../texts.ts'

export const bulk: TextsLike<typeof en.bulk> = { title: 'bulk' }
