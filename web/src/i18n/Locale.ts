export type Locale = 'ru' | 'uk' | 'en'

export const locales: readonly Locale[] = ['ru', 'uk', 'en']

/** The locale of a stored or browser setting; Russian when it is none of ours. */
export function localeOf(wanted: string | null | undefined): Locale {
  const language = wanted?.slice(0, 2).toLowerCase()
  return locales.find(locale => locale === language) ?? 'ru'
}
