import type { admin } from './en/administration.ts'
import type { settings } from './en/my-settings.ts'
import type { notifications } from './en/notifications.ts'
import type { en } from './en.ts'

interface Parts {
  admin: typeof admin
  settings: typeof settings
  notifications: typeof notifications
}

/** Every text of the screen, in English. */
export type Texts = typeof en & Parts

/** Texts with the same keys in another language. */
export type TextsLike<Catalogue> = {
  [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : TextsLike<Catalogue[Key]>
}
