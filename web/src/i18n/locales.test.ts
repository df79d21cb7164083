import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { locales, localeOf } from './Locale.ts'
import { pluralRule } from './pluralRule.ts'

// Those that come with the page and those that come with what needs them.
const files = import.meta.glob<Readonly<Record<string, object>>>('./*/*.ts', { eager: true })
const messagesOf = (locale: string) =>
  Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.startsWith(`./${locale}/`) && path !== `./${locale}/${locale}.ts`)
      .map(([path, words]) => [path.replace(`./${locale}/`, ''), words]),
  )
const messages = { ru: messagesOf('ru'), uk: messagesOf('uk'), en: messagesOf('en') }

function flat(tree: object, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )
}

const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

describe.each(['uk', 'en'] as const)('%s', locale => {
  it('has the keys of the Russian messages and no other', () => {
    expect(
      flat(messages[locale])
        .map(([key]) => key)
        .sort(),
    ).toEqual(
      flat(messages.ru)
        .map(([key]) => key)
        .sort(),
    )
  })

  it('fills the same places', () => {
    const translated = new Map(flat(messages[locale]))
    for (const [key, text] of flat(messages.ru))
      expect([key, slots(translated.get(key)!)]).toEqual([key, slots(text)])
  })
})

it('has every message that the page asks for', () => {
  const source = join(import.meta.dirname, '..')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    file => /\.(vue|ts)$/u.test(file) && !file.startsWith('i18n') && !file.endsWith('.test.ts'),
  )
  const keys = new Set(Object.values(messages.ru).flatMap(words => flat(words).map(([key]) => key)))
  const rooms = new Set([...keys].map(key => key.split('.')[0]))
  const asked = files.flatMap(file =>
    [...readFileSync(join(source, file), 'utf8').matchAll(/'([a-z]\w*(?:\.\w+)+)'/gu)]
      .map(([, key = '']) => key)
      // Not the name of a file.
      .filter(key => rooms.has(key.split('.')[0]) && !key.endsWith('.zip'))
      .map(key => ({ file, key })),
  )
  expect(asked.length).toBeGreaterThan(500)
  expect(asked.filter(({ key }) => !keys.has(key))).toEqual([])
})

it('leaves no message empty, and gives every plural all its forms', () => {
  for (const locale of locales) {
    for (const [key, text] of flat(messages[locale])) {
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
  for (const locale of locales) global.setLocaleMessage(locale, messages[locale]['people.ts'] as never)
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
