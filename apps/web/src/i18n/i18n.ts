import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { en } from './en.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

export type Language = 'en' | 'de'

/** The catalogues, of which a person loads one. */
const catalogues = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
}

const rememberedLanguage = 'millrace-language'

/** Before it is known who is here: the language that was shown last, or that of the browser. */
const firstLanguage = (): Language =>
  (localStorage.getItem(rememberedLanguage) ?? navigator.language).startsWith('de') ? 'de' : 'en'

i18next.on('languageChanged', (language) => {
  document.documentElement.lang = language
})

let wanted: Language | null = null

/** Shows every text in another language as soon as its catalogue is there; of two that are asked for, the later. */
export async function showLanguage(language: Language): Promise<void> {
  wanted = language
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await catalogues[language]())
  }
  if (wanted !== language) return
  if (i18next.language !== language) await i18next.changeLanguage(language)
  localStorage.setItem(rememberedLanguage, language)
}

/** Resolves when texts can be shown. */
export async function startTexts(): Promise<void> {
  const language = firstLanguage()
  const resources = { [language]: { translation: await catalogues[language]() } }
  await i18next.use(initReactI18next).init({
    resources,
    lng: language,
    fallbackLng: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  })
}
