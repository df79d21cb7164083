import type { Locale } from './Locale.ts'

const orders: Readonly<Record<Locale, readonly Intl.LDMLPluralRule[]>> = {
  ru: ['one', 'few', 'many'],
  uk: ['one', 'few', 'many'],
  en: ['one', 'other'],
}

/** Which of a message's forms (one | few | many, in English one | other) a number takes, by Unicode's rules. */
export function pluralRule(locale: Locale): (count: number, forms: number) => number {
  const rules = new Intl.PluralRules(locale)
  const order = orders[locale]
  return (count, forms) => {
    const at = order.indexOf(rules.select(count))
    return Math.min(at === -1 ? order.length - 1 : at, forms - 1)
  }
}
