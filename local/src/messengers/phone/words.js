import { wordsEn } from './wordsEn.js'
import { wordsRu } from './wordsRu.js'
import { wordsUk } from './wordsUk.js'

/** @typedef {'ru' | 'uk' | 'en'} Locale */

const words = { ru: wordsRu, uk: wordsUk, en: wordsEn }

export const locales = /** @type {Locale[]} */ (Object.keys(words))

/** @returns {Locale} the chosen language, else the browser's, else Russian */
export function locale() {
  const wanted = localStorage.getItem('phone-locale') ?? navigator.language.slice(0, 2)
  return locales.find(name => name === wanted) ?? 'ru'
}

/** The words of the chosen language. */
export const say = () => words[locale()]
