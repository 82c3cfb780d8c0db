import type * as en from '../en/my-settings.ts'
import type { TextsLike } from '../texts.ts'

export const settings: TextsLike<typeof en.settings> = { title: 'settings' }
