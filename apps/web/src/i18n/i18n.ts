import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { de } from './de.ts'
import { en } from './en.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

export type Language = 'en' | 'de'

/** Before anybody is signed in, the browser says which language. */
const browserLanguage: Language = navigator.language.startsWith('de') ? 'de' : 'en'

i18next.on('languageChanged', (language) => {
  document.documentElement.lang = language
})

/** Resolves when texts can be shown. */
export const textsReady = i18next.use(initReactI18next).init({
  resources: { en: { translation: en }, de: { translation: de } },
  lng: browserLanguage,
  fallbackLng: 'en',
  // React escapes what it shows.
  interpolation: { escapeValue: false },
})
