import { createI18n } from 'vue-i18n'
import type { Locale } from './Locale.ts'
import type { alerts } from './ru/alerts.ts'
import type { audit } from './ru/audit.ts'
import type { card } from './ru/card.ts'
import type { channels } from './ru/channels.ts'
import type { chat } from './ru/chat.ts'
import type { chatSearch } from './ru/chatSearch.ts'
import type { company } from './ru/company.ts'
import type { deliveries } from './ru/deliveries.ts'
import type { dialogs } from './ru/dialogs.ts'
import type { firstRun } from './ru/firstRun.ts'
import type { managers } from './ru/managers.ts'
import type { quarantine } from './ru/quarantine.ts'
import type { signIn } from './ru/signIn.ts'
import type { Messages } from './ru/ru.ts'
import type { transfer } from './ru/transfer.ts'
import type { tunnels } from './ru/tunnels.ts'
import { pluralRule } from './pluralRule.ts'

declare module 'vue-i18n' {
  interface DefineLocaleMessage {
    alerts: typeof alerts
    app: Messages['app']
    audit: typeof audit
    card: typeof card
    chat: typeof chat
    channels: typeof channels
    chatSearch: typeof chatSearch
    company: typeof company
    deliveries: typeof deliveries
    dialogs: typeof dialogs
    firstRun: typeof firstRun
    managers: typeof managers
    notifications: Messages['notifications']
    people: Messages['people']
    person: Messages['person']
    quarantine: typeof quarantine
    settings: Messages['settings']
    signIn: typeof signIn
    tasks: Messages['tasks']
    transfer: typeof transfer
    tunnels: typeof tunnels
    ui: Messages['ui']
    words: Messages['words']
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
