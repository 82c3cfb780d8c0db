export type Language = 'en' | 'de'

/** Texts that are loaded with their place, so that nobody waits for them elsewhere. */
const parts = {
  admin: { en: () => import('./en/administration.ts'), de: () => import('./de/administration.ts') },
  settings: { en: () => import('./en/my-settings.ts'), de: () => import('./de/my-settings.ts') },
  notifications: { en: () => import('./en/notifications.ts'), de: () => import('./de/notifications.ts') },
} as const

export type Part = keyof typeof parts

/** The texts of a part in a language, below its name. */
export async function partOf(language: Language, part: Part): Promise<object> {
  return { ...(await parts[part][language]()) }
}
