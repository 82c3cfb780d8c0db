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

/** Before anybody is signed in, the browser says which language. */
const browserLanguage: Language = navigator.language.startsWith('de') ? 'de' : 'en'

i18next.on('languageChanged', (language) => {
  document.documentElement.lang = language
})

/** Shows every text in another language as soon as its catalogue is there. */
export async function showLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await catalogues[language]())
  }
  if (i18next.language !== language) await i18next.changeLanguage(language)
}

/** Resolves when texts can be shown. */
export async function startTexts(): Promise<void> {
  const resources = { [browserLanguage]: { translation: await catalogues[browserLanguage]() } }
  await i18next.use(initReactI18next).init({
    resources,
    lng: browserLanguage,
    fallbackLng: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  })
}
