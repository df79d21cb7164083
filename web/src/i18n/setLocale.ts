import { keepLocally } from '../ui/keepLocally.ts'
import type { Locale } from './Locale.ts'
import { i18n } from './i18n.ts'
import { addWanted } from './loadWords.ts'

const KEPT = 'chats.locale'

const loaders = {
  ru: () => import('./ru/ru.ts').then(({ ru }) => ru),
  uk: () => import('./uk/uk.ts').then(({ uk }) => uk),
  en: () => import('./en/en.ts').then(({ en }) => en),
} as const

/** Loads a locale if it is not loaded, switches to it without a reload, and remembers it in this browser. */
export async function setLocale(locale: Locale): Promise<void> {
  const { global } = i18n
  if (!global.availableLocales.includes(locale)) {
    global.setLocaleMessage(locale, (await loaders[locale]()) as never)
  }
  await addWanted(locale)
  global.locale.value = locale
  document.documentElement.lang = locale
  keepLocally(KEPT, locale)
}

/** The locale this browser remembers, else the one it asks for. */
export const preferredLocale = () => localStorage.getItem(KEPT) ?? navigator.language
