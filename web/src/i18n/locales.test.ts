import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import * as auditEn from './en/audit.ts'
import { en } from './en/en.ts'
import * as chatSearchEn from './en/chatSearch.ts'
import * as companyEn from './en/company.ts'
import * as templatesEn from './en/templates.ts'
import * as transferEn from './en/transfer.ts'
import { locales, localeOf } from './Locale.ts'
import { pluralRule } from './pluralRule.ts'
import { ru } from './ru/ru.ts'
import * as auditRu from './ru/audit.ts'
import * as chatSearchRu from './ru/chatSearch.ts'
import * as companyRu from './ru/company.ts'
import * as templatesRu from './ru/templates.ts'
import * as transferRu from './ru/transfer.ts'
import { uk } from './uk/uk.ts'
import * as auditUk from './uk/audit.ts'
import * as chatSearchUk from './uk/chatSearch.ts'
import * as companyUk from './uk/company.ts'
import * as templatesUk from './uk/templates.ts'
import * as transferUk from './uk/transfer.ts'

const messages = {
  ru: { ...ru, ...auditRu, ...chatSearchRu, ...companyRu, ...templatesRu, ...transferRu },
  uk: { ...uk, ...auditUk, ...chatSearchUk, ...companyUk, ...templatesUk, ...transferUk },
  en: { ...en, ...auditEn, ...chatSearchEn, ...companyEn, ...templatesEn, ...transferEn },
}

function flat(tree: object, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )
}

const own = (tree: object) => flat(tree).filter(([key]) => !key.startsWith('$vuetify'))
const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

describe.each(['uk', 'en'] as const)('%s', locale => {
  it('has the keys of the Russian messages and no other', () => {
    expect(
      own(messages[locale])
        .map(([key]) => key)
        .sort(),
    ).toEqual(
      own(messages.ru)
        .map(([key]) => key)
        .sort(),
    )
  })

  it('fills the same places', () => {
    const translated = new Map(own(messages[locale]))
    for (const [key, text] of own(messages.ru))
      expect([key, slots(translated.get(key)!)]).toEqual([key, slots(text)])
  })
})

it('leaves no message empty, and gives every plural all its forms', () => {
  for (const locale of locales) {
    for (const [key, text] of own(messages[locale])) {
      expect(text.trim(), `${locale} ${key}`).not.toBe('')
      const forms = text.split(' | ').length
      if (forms > 1) expect(forms, `${locale} ${key}`).toBe(locale === 'en' ? 2 : 3)
    }
  }
})

it('speaks in the right form', () => {
  const { global } = createI18n<false>({
    legacy: false,
    locale: 'ru',
    messages: {},
    pluralRules: { ru: pluralRule('ru'), uk: pluralRule('uk'), en: pluralRule('en') },
  })
  for (const locale of locales) global.setLocaleMessage(locale, messages[locale] as never)
  const say = (locale: string, count: number) => global.t('people.unread', count, { locale })
  expect([1, 2, 5, 21].map(count => say('ru', count))).toEqual([
    '1 непрочитанное',
    '2 непрочитанных',
    '5 непрочитанных',
    '21 непрочитанное',
  ])
  expect([1, 2, 5, 21].map(count => say('uk', count))).toEqual([
    '1 непрочитане',
    '2 непрочитані',
    '5 непрочитаних',
    '21 непрочитане',
  ])
  expect(say('en', 3)).toBe('3 unread')
})

it('takes the nearest of its locales', () => {
  expect(['ru-RU', 'uk-UA', 'en-GB', 'de', '', null].map(localeOf)).toEqual([
    'ru',
    'uk',
    'en',
    'ru',
    'ru',
    'ru',
  ])
})
