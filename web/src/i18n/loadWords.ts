import type { Locale } from './Locale.ts'
import { i18n } from './i18n.ts'

/** Words that only some pages need, and that come with those. */
const loaders = {
  alerts: {
    ru: () => import('./ru/alerts.ts'),
    uk: () => import('./uk/alerts.ts'),
    en: () => import('./en/alerts.ts'),
  },
  audit: {
    ru: () => import('./ru/audit.ts'),
    uk: () => import('./uk/audit.ts'),
    en: () => import('./en/audit.ts'),
  },
  card: {
    ru: () => import('./ru/card.ts'),
    uk: () => import('./uk/card.ts'),
    en: () => import('./en/card.ts'),
  },
  channels: {
    ru: () => import('./ru/channels.ts'),
    uk: () => import('./uk/channels.ts'),
    en: () => import('./en/channels.ts'),
  },
  chat: {
    ru: () => import('./ru/chat.ts'),
    uk: () => import('./uk/chat.ts'),
    en: () => import('./en/chat.ts'),
  },
  chatSearch: {
    ru: () => import('./ru/chatSearch.ts'),
    uk: () => import('./uk/chatSearch.ts'),
    en: () => import('./en/chatSearch.ts'),
  },
  company: {
    ru: () => import('./ru/company.ts'),
    uk: () => import('./uk/company.ts'),
    en: () => import('./en/company.ts'),
  },
  chatTools: {
    ru: () => import('./ru/chatTools.ts'),
    uk: () => import('./uk/chatTools.ts'),
    en: () => import('./en/chatTools.ts'),
  },
  deliveries: {
    ru: () => import('./ru/deliveries.ts'),
    uk: () => import('./uk/deliveries.ts'),
    en: () => import('./en/deliveries.ts'),
  },
  dialogs: {
    ru: () => import('./ru/dialogs.ts'),
    uk: () => import('./uk/dialogs.ts'),
    en: () => import('./en/dialogs.ts'),
  },
  firstRun: {
    ru: () => import('./ru/firstRun.ts'),
    uk: () => import('./uk/firstRun.ts'),
    en: () => import('./en/firstRun.ts'),
  },
  managers: {
    ru: () => import('./ru/managers.ts'),
    uk: () => import('./uk/managers.ts'),
    en: () => import('./en/managers.ts'),
  },
  keys: {
    ru: () => import('./ru/keys.ts'),
    uk: () => import('./uk/keys.ts'),
    en: () => import('./en/keys.ts'),
  },
  leadTools: {
    ru: () => import('./ru/leadTools.ts'),
    uk: () => import('./uk/leadTools.ts'),
    en: () => import('./en/leadTools.ts'),
  },
  messageConstructor: {
    ru: () => import('./ru/messageConstructor.ts'),
    uk: () => import('./uk/messageConstructor.ts'),
    en: () => import('./en/messageConstructor.ts'),
  },
  quarantine: {
    ru: () => import('./ru/quarantine.ts'),
    uk: () => import('./uk/quarantine.ts'),
    en: () => import('./en/quarantine.ts'),
  },
  reports: {
    ru: () => import('./ru/reports.ts'),
    uk: () => import('./uk/reports.ts'),
    en: () => import('./en/reports.ts'),
  },
  signIn: {
    ru: () => import('./ru/signIn.ts'),
    uk: () => import('./uk/signIn.ts'),
    en: () => import('./en/signIn.ts'),
  },
  templates: {
    ru: () => import('./ru/templates.ts'),
    uk: () => import('./uk/templates.ts'),
    en: () => import('./en/templates.ts'),
  },
  transfer: {
    ru: () => import('./ru/transfer.ts'),
    uk: () => import('./uk/transfer.ts'),
    en: () => import('./en/transfer.ts'),
  },
  tunnels: {
    ru: () => import('./ru/tunnels.ts'),
    uk: () => import('./uk/tunnels.ts'),
    en: () => import('./en/tunnels.ts'),
  },
  webhooks: {
    ru: () => import('./ru/webhooks.ts'),
    uk: () => import('./uk/webhooks.ts'),
    en: () => import('./en/webhooks.ts'),
  },
} as const

export type Words = keyof typeof loaders
const wanted = new Set<Words>()

/** Loads the words of a page in the language of now; `addWanted` brings them in every other that is switched to. */
export async function loadWords(words: Words): Promise<void> {
  wanted.add(words)
  await addWanted(i18n.global.locale.value as Locale)
}

/** Adds the words that pages asked for to a language that is loaded. */
export async function addWanted(locale: Locale): Promise<void> {
  await Promise.all(
    [...wanted].map(async words => i18n.global.mergeLocaleMessage(locale, await loaders[words][locale]())),
  )
}
