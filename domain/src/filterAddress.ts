import type { Messenger } from './Messenger.ts'
import type { PeopleFilter, Period } from './PeopleFilter.ts'

/*
 * A filter in an address: `m-telegram.vk~hp-1~t-vip~c-mi3k00.`, of letters, digits and `-._~` alone, which no browser
 * spells otherwise. Instants are base 36; whatever else is in a value is its bytes as `_hh`.
 */

/** Longer than any filter is written. */
const LONGEST = 20_000

/** How a condition is written, and read: undefined for what nobody could have written. */
interface Form<T> {
  readonly write: (value: T) => string
  readonly read: (text: string) => T | undefined
}

const word: Form<string> = {
  write: value =>
    encodeURIComponent(value.toWellFormed())
      .replace(/[_.~!'()*]/gu, mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
      .replaceAll('%', '_'),
  read: text => decodeURIComponent(text.replaceAll('_', '%')),
}
const text: Form<string> = {
  write: word.write,
  read: written => {
    const value = word.read(written)
    return value && value.length <= 200 ? value : undefined
  },
}
const flag: Form<boolean> = {
  write: value => (value ? '1' : '0'),
  read: written => (written === '1' ? true : written === '0' ? false : undefined),
}
const ids: Form<string[]> = {
  write: values => values.map(word.write).join('.'),
  read: written => {
    const values = written.split('.').map(value => word.read(value) ?? '')
    return values.length <= 50 && values.every(value => value && value.length <= 100) ? values : undefined
  },
}
const oneOf = <T extends string>(...all: readonly T[]): Form<T[]> => ({
  write: ids.write,
  read: written => {
    const values = ids.read(written)?.map(value => all.find(known => known === value))
    return values?.every(value => value !== undefined) ? values : undefined
  },
})
const period: Form<Period> = {
  write: ({ from, to }) => `${from?.toString(36) ?? ''}.${to?.toString(36) ?? ''}`,
  read: written => {
    const ends = /^([0-9a-z]{0,10})\.([0-9a-z]{0,10})$/u.exec(written)
    const [from, to] = [ends?.[1], ends?.[2]]
    if (!from && !to) return undefined
    return { ...(from && { from: parseInt(from, 36) }), ...(to && { to: parseInt(to, 36) }) }
  },
}

interface Condition {
  readonly key: string
  readonly write: (filter: PeopleFilter) => string
  readonly read: (written: string) => PeopleFilter | undefined
}

const condition = <K extends keyof PeopleFilter>(
  key: string,
  name: K,
  form: Form<NonNullable<PeopleFilter[K]>>,
): Condition => ({
  key,
  write: filter => {
    const value = filter[name]
    return value === undefined ? '' : form.write(value)
  },
  read: written => {
    const value = form.read(written)
    return value === undefined ? undefined : { [name]: value }
  },
})

const conditions: readonly Condition[] = [
  condition('n', 'name', text),
  condition('p', 'phone', text),
  condition('e', 'email', text),
  condition('m', 'messengers', oneOf<Messenger>('telegram', 'vk')),
  condition('hp', 'hasPhone', flag),
  condition('he', 'hasEmail', flag),
  condition('t', 'tags', ids),
  condition('tu', 'tunnels', ids),
  condition('lt', 'leadTools', ids),
  condition('so', 'sources', ids),
  condition('sp', 'salesPlans', ids),
  condition('st', 'states', oneOf('subscribed', 'blocked', 'deactivated', 'blacklisted')),
  condition('a', 'assignees', ids),
  condition('c', 'createdAt', period),
  condition('l', 'lastMessageAt', period),
  condition('u', 'unread', flag),
  condition('d', 'hasDialog', flag),
  condition('b', 'botOff', flag),
]

/** The filter in an address; empty when it asks for nothing. */
export const writeFilter = (filter: PeopleFilter): string =>
  conditions
    .map(({ key, write }) => ({ key, value: write(filter) }))
    .filter(({ value }) => value && value !== '.')
    .map(({ key, value }) => `${key}-${value}`)
    .join('~')

/** The filter of an address; one that asks for nothing where any of it is unknown or broken. Never throws. */
export function readFilter(written: string): PeopleFilter {
  if (!written || written.length > LONGEST) return {}
  let filter: PeopleFilter = {}
  try {
    for (const part of written.split('~')) {
      const dash = part.indexOf('-')
      const known = conditions.find(({ key }) => key === part.slice(0, dash))
      const read = known?.read(part.slice(dash + 1))
      if (!read) return {}
      filter = { ...filter, ...read }
    }
    return filter
  } catch {
    // decodeURIComponent throws on bytes that are no UTF-8.
    return {}
  }
}
