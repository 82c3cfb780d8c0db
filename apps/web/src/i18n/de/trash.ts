import type * as en from '../en/trash.ts'
import type { TextsLike } from '../texts.ts'

export const trash: TextsLike<typeof en.trash> = { title: 'trash' }
