import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language, Part } from './parts.ts'
import { partOf } from './parts.ts'
import type { Texts } from './texts.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Texts }
  }
}

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

/** What has been asked for beside the catalogue, so that it follows into another language. */
const asked = new Set<Part>()

/** Loads the texts of places that are not visited in every session. */
export async function loadTexts(part: Part): Promise<void> {
  asked.add(part)
  const languages = new Set([i18next.language as Language, ...(wanted ? [wanted] : [])])
  await Promise.all([...languages].map((language) => addPart(language, part)))
}

async function addPart(language: Language, part: Part): Promise<void> {
  i18next.addResourceBundle(language, 'translation', await partOf(language, part), true)
}

/** Shows every text in another language as soon as its catalogue is there; of two that are asked for, the later. */
export async function showLanguage(language: Language): Promise<void> {
  wanted = language
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await catalogues[language](), true)
  }
  await Promise.all([...asked].map((part) => addPart(language, part)))
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
