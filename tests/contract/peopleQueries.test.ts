import type { RulesTestEnvironment } from '@firebase/rules-unit-testing'
import { facetGroups } from '@chats/domain/facetGroups'
import { matchesFilter } from '@chats/domain/matchesFilter'
import type { Card } from '@chats/domain/Card'
import type { PeopleFilter } from '@chats/domain/PeopleFilter'
import type { Person } from '@chats/domain/Person'
import type { SearchEntry } from '@chats/domain/SearchEntry'
import type { FirebaseApp } from 'firebase/app'
import type { Auth } from 'firebase/auth'
import { getDocs, type Firestore, type QuerySnapshot } from 'firebase/firestore'
import { createPinia, setActivePinia } from 'pinia'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeCrowd } from '../../local/src/seed/composeCrowd.ts'
import { createRandom } from '../../local/src/seed/createRandom.ts'
import { historyDocuments } from '../../local/src/seed/historyDocuments.ts'
import type { PastDocument } from '../../local/src/seed/historyDocuments.ts'
import { openFirestore } from '../../local/src/seed/openFirestore.ts'
import { writeDocuments } from '../../local/src/seed/writeDocuments.ts'
import { connectBackend } from '../../web/src/entities/backend.ts'
import { fromDocument } from '../../web/src/entities/fromDocument.ts'
import { asInList } from '../../web/src/entities/people/asInList.ts'
import { chooseFacets } from '../../web/src/entities/people/chooseFacets.ts'
import { narrowList } from '../../web/src/entities/people/narrowList.ts'
import type { PeopleList } from '../../web/src/entities/people/PeopleList.ts'
import { peopleQuery } from '../../web/src/entities/people/peopleQuery.ts'
import { searchPeople } from '../../web/src/entities/people/searchPeople.ts'
import { useSession } from '../../web/src/entities/session/useSession.ts'
import { as, rulesEnvironment } from '../rules/rulesEnvironment.ts'

/*
 * What the page asks the database, against a scan of everybody: the same queries, rules and server, and an answer that
 * was worked out from the cards alone.
 */

// PEOPLE_QUERIES=full: 5,000 people, 300 filters and 200 searches, a minute and a half.
const [PEOPLE, FILTERS, SEARCHES] =
  process.env['PEOPLE_QUERIES'] === 'full' ? [5_000, 300, 200] : [1_000, 80, 60]
const NOW = Date.UTC(2026, 10, 25, 12)
const READ_ALL_BEFORE = NOW - 30 * 86_400_000
const SEED = 20_261_125

interface Known {
  readonly id: string
  readonly row: Person
  readonly card: Card
  readonly entry: SearchEntry
}

let env: RulesTestEnvironment
let close: () => Promise<void>
let people: readonly Known[]

beforeAll(async () => {
  ;({ env, close } = await rulesEnvironment())
  const documents = [...composeCrowd(PEOPLE, NOW)].flatMap((person, index) =>
    historyDocuments([{ ...person, name: `${person.name} ${thirdName(index)}` }])
      .filter(([path]) => /^(people|cards|search)\/[^/]+$/u.test(path))
      .map(([path, data]): PastDocument => [path, path.startsWith('people/') ? vary(data, index) : data]),
  )
  people = byPerson(documents)
  const admin = openFirestore(env.emulators.firestore?.port ?? 0, env.projectId)
  await writeDocuments(admin, documents)
  await admin.terminate()
  setActivePinia(createPinia())
  useSession().claims = { role: 'manager', access: 'all' }
  connectBackend({
    db: as(env, 'M').firestore() as unknown as Firestore,
    app: {} as FirebaseApp,
    auth: {} as Auth,
    storage: () => Promise.reject(new Error('no storage here')),
    functions: () => Promise.reject(new Error('no functions here')),
  })
}, 120_000)
afterAll(() => close())

/** A name that few others have: of five syllables, some of which begin alike. */
const syllables = ['ба', 'во', 'гі', 'жу', 'ка', 'ле', 'ми', 'ню', 'ро', 'ся']
const thirdName = (index: number) => {
  const word = String(index * 7)
    .padStart(5, '0')
    .replace(/\d/gu, digit => syllables[Number(digit)] ?? '')
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** What the crowd has too little of: dialogs, and bots that are off. */
const vary = (row: object, index: number): object => ({
  ...row,
  ...(index % 9 === 0 && { openDialogs: 1 + (index % 3) }),
  ...(index % 11 === 0 && { botOff: true }),
})

function byPerson(documents: readonly PastDocument[]): readonly Known[] {
  const found = new Map(documents)
  return documents.flatMap(([path, row]) => {
    const [kind, id = ''] = path.split('/')
    if (kind !== 'people') return []
    const [card, entry] = [found.get(`cards/${id}`), found.get(`search/${id}`)]
    return [{ id, row: row as Person, card: card as Card, entry: entry as SearchEntry }]
  })
}

describe('a filter', () => {
  const random = createRandom(SEED)
  const some = <T>(values: readonly T[]): T[] => values.filter(() => random.below(2))
  const maybe = <T>(value: () => T): T | undefined => (random.below(5) ? undefined : value())
  const period = () => {
    const from = NOW - random.below(1000) * 86_400_000
    return { from, ...(random.below(2) && { to: from + random.below(300) * 86_400_000 }) }
  }
  const makeFilter = (): PeopleFilter => {
    const made = {
      messengers: maybe(() => some(['telegram', 'vk'] as const)),
      hasPhone: maybe(() => random.below(2) === 1),
      hasEmail: maybe(() => random.below(2) === 1),
      tags: maybe(() => some(['vip', 'parent', 'student', 'gone'])),
      salesPlans: maybe(() => some(['course', 'club', 'exam'])),
      leadTools: maybe(() => some(['site', 'test'])),
      sources: maybe(() => some(['instagram', 'youtube', 'friends'])),
      states: maybe(() => some(['subscribed', 'blocked', 'deactivated'] as const)),
      assignees: maybe(() => some(['nobody', 'demo-oleg', 'demo-anna'])),
      createdAt: maybe(period),
      lastMessageAt: maybe(period),
      unread: maybe(() => random.below(2) === 1),
      hasDialog: maybe(() => random.below(2) === 1),
      botOff: maybe(() => random.below(2) === 1),
    }
    return Object.fromEntries(
      Object.entries(made).filter(
        ([, value]) => value !== undefined && !(Array.isArray(value) && !value.length),
      ),
    )
  }
  const lists: readonly PeopleList[] = [
    { kind: 'all' },
    { kind: 'dialogs' },
    { kind: 'unread', readAllBefore: READ_ALL_BEFORE, oldestFirst: true },
    { kind: 'unread', readAllBefore: READ_ALL_BEFORE, oldestFirst: false },
  ]

  /** By the card and the chats, not by the facets that were made of them. */
  const isMeant = (filter: PeopleFilter, { row, card }: Known) => {
    const chats = Object.values(row.chats)
    const any = (asked: readonly string[] | undefined, has: readonly string[]) =>
      !asked?.length || asked.some(one => has.includes(one))
    const is = (asked: boolean | undefined, has: boolean) => asked === undefined || asked === has
    const at = (asked: PeopleFilter['createdAt'], moment: number) =>
      !asked || ((asked.from ?? 0) <= moment && moment <= (asked.to ?? Number.MAX_VALUE))
    const isUnread = row.unreadSince !== null && row.unreadSince > READ_ALL_BEFORE
    return (
      any(
        filter.messengers,
        chats.map(({ messenger }) => messenger),
      ) &&
      any(
        filter.states,
        chats.map(({ state }) => state),
      ) &&
      any(filter.tags, card.tags ?? []) &&
      any(filter.salesPlans, Object.keys(card.salesPlans ?? {})) &&
      any(filter.leadTools, card.leadTools ?? []) &&
      any(filter.sources, card.sources ?? []) &&
      any(filter.assignees, [card.assigneeId ?? 'nobody']) &&
      is(filter.hasPhone, card.phones.length > 0) &&
      is(filter.hasEmail, card.emails.length > 0) &&
      is(filter.unread, isUnread) &&
      is(filter.hasDialog, (row.openDialogs ?? 0) > 0) &&
      is(filter.botOff, row.botOff === true) &&
      at(filter.createdAt, row.createdAt) &&
      at(filter.lastMessageAt, row.lastMessageAt)
    )
  }
  const isIn = ({ kind }: PeopleList, { row }: Known) =>
    kind === 'all' ||
    (kind === 'dialogs'
      ? (row.openDialogs ?? 0) > 0
      : row.unreadSince !== null && row.unreadSince > READ_ALL_BEFORE)

  it(`answers as a scan does, in the list's order: ${FILTERS} of them`, async () => {
    let nobody = 0
    // The base stands still: what was asked once is answered once.
    const answers = new Map<string, Promise<QuerySnapshot>>()
    const ask = (list: PeopleList) => {
      const key = JSON.stringify(list)
      const answer = answers.get(key) ?? getDocs(peopleQuery(list, null))
      answers.set(key, answer)
      return answer
    }
    for (let turn = 0; turn < FILTERS; turn++) {
      const filter = makeFilter()
      const list = lists[turn % lists.length] ?? { kind: 'all' }
      const facets = await chooseFacets(facetGroups(filter))
      const { docs } = await ask(narrowList(list, filter, facets))
      const found = docs
        .map(snapshot => fromDocument<Person>(snapshot))
        .filter(row => matchesFilter(filter, row, { readAllBefore: READ_ALL_BEFORE }))
      const meant = people.filter(person => isIn(list, person) && isMeant(filter, person))
      const said = { turn, filter, list: list.kind }
      expect({ ...said, ids: found.map(({ id }) => id).toSorted() }).toEqual({
        ...said,
        ids: meant.map(({ id }) => id).toSorted(),
      })
      // The search puts the people of a filter by words in this order by hand.
      expect(asInList(list, found)).toEqual(found)
      if (!meant.length) nobody++
    }
    // Filters that mean nobody show nothing.
    expect(nobody).toBeLessThan(FILTERS / 2)
  }, 120_000)
})

describe('a search', () => {
  const random = createRandom(SEED + 1)
  const begin = (word: string, least = 2) => word.slice(0, least + random.below(word.length))
  const makeSearch = (): string => {
    const { card } = people[random.below(people.length)] ?? { card: undefined }
    const words = card?.name.split(' ') ?? []
    const [phone = ''] = card?.phones ?? []
    const [email = ''] = card?.emails ?? []
    const turns = [
      () => begin(words[0] ?? ''),
      () => begin(words.at(-1) ?? '', 5),
      () => words.map(word => begin(word, 6)).join(' '),
      () =>
        words
          .toReversed()
          .map(word => begin(word, 6))
          .join('  ')
          .toUpperCase(),
      () => phone.slice(-(4 + random.below(4))) || begin(words[0] ?? ''),
      () => phone.slice(0, 8 + random.below(5)) || begin(words[0] ?? ''),
      () => email.slice(0, 3 + random.below(email.length)) || begin(words[0] ?? ''),
    ]
    return turns[random.below(turns.length)]?.() ?? ''
  }
  const digitsOf = (text: string) => text.replace(/\D/gu, '')
  /** Every word of the text begins a word of the name, the e-mail or the @name, or begins or ends a phone. */
  const isMeant = (text: string, { card, entry }: Known) =>
    text
      .toLowerCase()
      .split(/\s+/u)
      .filter(Boolean)
      .every(
        word =>
          [...card.name.split(' '), ...card.emails, ...entry.usernames].some(one =>
            one.toLowerCase().startsWith(word),
          ) ||
          (/^[\d+]{4,}$/u.test(word) &&
            card.phones.some(phone => {
              const [all, asked] = [digitsOf(phone), digitsOf(word)]
              return all.startsWith(asked) || all.endsWith(asked)
            })),
      )

  it(`finds everybody whom a scan finds, forty at most: ${SEARCHES} of them`, async () => {
    let whole = 0
    for (let turn = 0; turn < SEARCHES; turn++) {
      const text = makeSearch()
      const found = await searchPeople(text)
      const ids = new Set(found?.people.map(({ id }) => id))
      const meant = people.filter(person => isMeant(text, person)).map(({ id }) => id)
      // Where more people have the words than a search may read, the manager is told to write on.
      if (found?.partial) continue
      whole++
      // Letters of other alphabets and spellings may find more than a scan by letters does, never less.
      expect({ text, missing: meant.filter(id => !ids.has(id)) }).toEqual({ text, missing: [] })
      expect(meant.length).toBeGreaterThan(0)
    }
    expect(whole).toBeGreaterThan(SEARCHES / 3)
  }, 120_000)

  it('of ten thousand characters, signs, emoji and right-to-left letters is answered', async () => {
    for (const text of ['я'.repeat(10_000), '🙂🙂', '؟؟ שלום', '%_*"\\', '+', '-- --', '\u202eанна']) {
      await expect(searchPeople(text)).resolves.toSatisfy(
        (found: unknown) => found === null || typeof found === 'object',
      )
    }
  })
})
