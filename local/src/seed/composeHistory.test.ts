import { cardSchema } from '@chats/domain/Card'
import { dictionaryKindSchema, dictionarySchema } from '@chats/domain/Dictionary'
import { leadToolSchema } from '@chats/domain/LeadTool'
import { orderSchema } from '@chats/domain/Order'
import { searchEntrySchema } from '@chats/domain/SearchEntry'
import { demoDictionaries } from './demoDictionaries.ts'
import { demoLeadTools } from './demoLeadTools.ts'
import { chatSchema } from '@chats/domain/Chat'
import { messageSchema } from '@chats/domain/Message'
import { personSchema } from '@chats/domain/Person'
import { expect, it } from 'vitest'
import { composeHistory } from './composeHistory.ts'
import { historyDocuments } from './historyDocuments.ts'
import { simulatedTelegram } from './simulatedTelegram.ts'
import { simulatedVk } from './simulatedVk.ts'

const now = Date.UTC(2026, 10, 22, 12)
const people = composeHistory(now)
const documents = historyDocuments(people)

it('is the same every time', () => expect(composeHistory(now)).toEqual(people))

it('writes every document once and as the domain has it', () => {
  expect(new Set(documents.map(([path]) => path)).size).toBe(documents.length)
  const schemas = [
    [/^people\/[^/]+$/, personSchema],
    [/^cards\/[^/]+$/, cardSchema],
    [/^search\/[^/]+$/, searchEntrySchema],
    [/^orders\/[^/]+$/, orderSchema],
    [/^chats\/[^/]+$/, chatSchema],
    [/^chats\/[^/]+\/messages\/[^/]+$/, messageSchema],
  ] as const
  for (const [path, data] of documents) {
    const schema = schemas.find(([pattern]) => pattern.test(path))?.[1]
    expect(schema?.strict().parse(data), path).toEqual(data)
  }
})

it('speaks on cards only in words that the dictionaries have', () => {
  for (const [kind, dictionary] of Object.entries(demoDictionaries)) {
    expect(dictionarySchema.strict().parse(dictionary), kind).toEqual(dictionary)
  }
  const cards = documents.flatMap(([path, data]) =>
    path.startsWith('cards/') ? [cardSchema.parse(data)] : [],
  )
  for (const card of cards) {
    const used = {
      tags: card.tags ?? [],
      salesPlans: Object.keys(card.salesPlans ?? {}),
      leadTools: card.leadTools ?? [],
      sources: card.sources ?? [],
      fields: Object.keys(card.fields ?? {}),
    }
    for (const [kind, ids] of Object.entries(used)) {
      expect(Object.keys(demoDictionaries[dictionaryKindSchema.parse(kind)].entries), kind).toEqual(
        expect.arrayContaining(ids),
      )
    }
  }
  expect(cards.some(({ tags }) => tags?.length)).toBe(true)
  expect(cards.some(({ salesPlans }) => Object.keys(salesPlans ?? {}).length)).toBe(true)
})

it('has links that lead into tunnels and come from sources that the dictionaries have', () => {
  for (const [code, tool] of Object.entries(demoLeadTools(now))) {
    expect(leadToolSchema.strict().parse(tool), code).toEqual(tool)
    expect(Object.keys(demoDictionaries.leadTools.entries)).toContain(code)
    if (tool.tunnelId) expect(Object.keys(demoDictionaries.tunnels.entries)).toContain(tool.tunnelId)
    if (tool.sourceId) expect(Object.keys(demoDictionaries.sources.entries)).toContain(tool.sourceId)
  }
})

it('tells of the past only, in order, in every state a manager meets', () => {
  const messages = people.flatMap(person =>
    person.chats.flatMap(chat => chat.messages.map(({ message }) => message)),
  )
  expect(Math.max(...messages.map(({ at }) => at))).toBeLessThan(now)
  for (const person of people)
    for (const { messages: said } of person.chats) {
      const times = said.map(({ message }) => message.at)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    }
  const states = new Set(messages.map(({ delivery }) => delivery?.state))
  expect([...states]).toEqual(expect.arrayContaining(['sent', 'failed', 'unconfirmed']))
  const happened = new Set(
    messages.flatMap(({ content }) =>
      content.kind === 'indicator' || content.kind === 'automation' ? [content.what] : [],
    ),
  )
  expect([...happened].sort(), 'S-73, S-79').toEqual([
    'filter',
    'ordered',
    'paid',
    'paymentFailed',
    'resubscribed',
    'subscribed',
    'trigger',
    'tunnelStarted',
    'tunnelStopped',
    'unsubscribed',
  ])
  expect(people.filter(({ chats }) => chats.some(({ unread }) => unread > 0)).length).toBeGreaterThan(5)
  expect(people.some(({ chats }) => chats.some(({ chat }) => chat.state === 'blocked'))).toBe(true)
})

it('lets the phones know the same messages', () => {
  const state = simulatedTelegram(people)
  const vk = simulatedVk(people)
  const known = [...Object.keys(state.people), ...Object.keys(vk.people)]
  expect(known).toHaveLength(people.length)
  expect(Object.keys(vk.people).length).toBeGreaterThanOrEqual(14)
  for (const { personId, messages, nextCmid } of Object.values(vk.chats)) {
    const numbers = messages.map(({ message }) => message.conversation_message_id)
    expect(numbers).toEqual(numbers.map((_, place) => place + 1))
    expect(nextCmid).toBe(numbers.length + 1)
    const past = people.find(({ chats }) => chats[0]?.chat.externalId === String(personId))
    const said = past?.chats[0]?.messages.filter(({ message }) => message.externalId !== undefined)
    expect(messages.map(({ message }) => message.text)).toEqual(
      said?.map(({ message: { content } }) => ('text' in content ? content.text : '')),
    )
  }
  const bot = state.bots[0]!
  expect(bot.nextMessageId).toBeGreaterThan(people.length)
})
