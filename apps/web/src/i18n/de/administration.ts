import type * as en from '../en/administration.ts'
import type { TextsLike } from '../texts.ts'

export const admin: TextsLike<typeof en.admin> = { title: 'admin' }
