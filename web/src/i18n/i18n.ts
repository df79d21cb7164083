import { createI18n } from 'vue-i18n'
import type { Locale } from './Locale.ts'
import type { Messages } from './ru/ru.ts'
import { pluralRule } from './pluralRule.ts'

declare module 'vue-i18n' {
  interface DefineLocaleMessage {
    app: Messages['app']
    chat: Messages['chat']
    people: Messages['people']
    person: Messages['person']
    settings: Messages['settings']
    signIn: Messages['signIn']
    ui: Messages['ui']
  }
}

/** The interface's language; messages come with `setLocale`, one locale at a time. */
export const i18n = createI18n<false>({
  legacy: false,
  locale: 'ru',
  fallbackLocale: false as const,
  messages: {},
  missingWarn: false,
  fallbackWarn: false,
  pluralRules: { ru: pluralRule('ru'), uk: pluralRule('uk'), en: pluralRule('en') } satisfies Record<
    Locale,
    unknown
  >,
})
