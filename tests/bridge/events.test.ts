import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardPath, dictionaryPath, eventsPath, ordersPath, personPath } from '@chats/domain/paths'
import { connectBot, until } from './connectBot.ts'
import type { Bot } from './connectBot.ts'
import { openShop } from './openShop.ts'
import type { Bridge } from './startBridge.ts'
import { boss, startJobs } from './startJobs.ts'

let bridge: Bridge
let bot: Bot
let shop: Awaited<ReturnType<typeof openShop>>
let people = 100
beforeAll(async () => {
  ;({ bridge } = await startJobs())
  shop = await openShop(bridge)
  const words = (entries: object) => ({ schema: 1, entries })
  await bridge.db.doc(dictionaryPath('offers')).set(words({ zero: { title: 'English с нуля', order: 0 } }))
  await bridge.db.doc(dictionaryPath('tunnels')).set(words({ trial: { title: 'Пробный урок', order: 0 } }))
  await bridge.db.doc(dictionaryPath('sources')).set(words({ ads: { title: 'Instagram', order: 0 } }))
  await bridge.db.doc(dictionaryPath('leadTools')).set(words({ quiz: { title: 'Тест', order: 0 } }))
})
afterAll(() => bridge.close())

/** Somebody new who has written. */
async function somebody() {
  bot ??= await connectBot(bridge)
  const id = ++people
  await bot.say(id, 'hello')
  await bot.described(id)
  const chatId = bot.chatId(id)
  const personId = `p-${chatId}`
  return {
    id,
    chatId,
    personId,
    card: bridge.db.doc(cardPath(personId)),
    row: bridge.db.doc(personPath(personId)),
  }
}
const told = async (id: number) =>
  (await bot.timeline(id)).map(one => one.content).filter(({ kind }) => kind !== 'text')
const order = (more: object) => ({
  type: 'order.created',
  orderId: '10482',
  offer: { id: 'zero' },
  price: 240,
  currency: 'EUR',
  ...more,
})

describe('S-73…S-82, A18, A19: what other systems tell', () => {
  it('stands on the person’s side at once, kind by kind, with titles and ids of the dictionaries', async () => {
    const { id, chatId, card } = await somebody()
    const person = { chatId }
    const at = (minute: number) => new Date(Date.now() - 3_600_000 + minute * 60_000).toISOString()
    const tunnel = { id: 'trial' }
    const answers = []
    for (const event of [
      {
        type: 'subscription.created',
        person,
        at: at(0),
        tunnel,
        source: { title: ' instagram' },
        tool: { id: 'quiz' },
      },
      { type: 'tunnel.started', person, at: at(1), tunnel, block: 'Начало' },
      {
        type: 'trigger.fired',
        person,
        at: at(2),
        tunnel,
        block: 'Слово',
        condition: 'содержит «урок»',
        inputs: [{ name: 'Сообщение', value: 'урок' }],
      },
      {
        type: 'filter.fired',
        person,
        at: at(3),
        tunnel: { title: 'Чужой' },
        block: 'Есть телефон?',
        outcome: false,
      },
      order({ person, at: at(4), orderId: 'k-1' }),
      {
        ...order({ person, at: at(5), orderId: 'k-1', method: 'карта', reason: 'нет денег' }),
        type: 'payment.failed',
      },
      { ...order({ person, at: at(6), orderId: 'k-1', method: 'карта' }), type: 'payment.succeeded' },
      { type: 'tunnel.stopped', person, at: at(7), tunnel, block: 'Конец' },
      { type: 'subscription.ended', person, at: at(8) },
      { type: 'subscription.renewed', person, at: at(9) },
    ])
      answers.push(await shop.tell(event))
    expect(answers.map(({ status, body }) => [status, body['repeated'], body['chatId']])).toEqual(
      answers.map(() => [201, false, chatId]),
    )
    const kind = 'indicator'
    const ours = { tunnel: 'Пробный урок', tunnelId: 'trial' }
    const sold = { offer: 'English с нуля', offerId: 'zero', price: 240, currency: 'EUR', orderId: 'k-1' }
    expect(await told(id)).toEqual([
      {
        kind,
        what: 'subscribed',
        ...ours,
        source: 'Instagram',
        sourceId: 'ads',
        tool: 'Тест',
        toolId: 'quiz',
      },
      { kind, what: 'tunnelStarted', ...ours, block: 'Начало' },
      {
        kind: 'automation',
        what: 'trigger',
        ...ours,
        block: 'Слово',
        condition: 'содержит «урок»',
        inputs: [{ name: 'Сообщение', value: 'урок' }],
      },
      { kind: 'automation', what: 'filter', tunnel: 'Чужой', block: 'Есть телефон?', outcome: false },
      { kind, what: 'ordered', ...sold },
      { kind, what: 'paymentFailed', ...sold, method: 'карта', reason: 'нет денег' },
      { kind, what: 'paid', ...sold, method: 'карта' },
      { kind, what: 'tunnelStopped', ...ours, block: 'Конец' },
      { kind, what: 'unsubscribed' },
      { kind, what: 'resubscribed' },
    ])
    expect((await card.get()).data()).toMatchObject({
      leadTools: ['quiz'],
      sources: ['ads'],
      tunnels: { trial: { state: 'stopped', blockTitle: 'Конец' } },
    })
    await expect.poll(async () => (await card.get()).get('orders')?.paidSums, until).toEqual({ EUR: 240 })
    const row = await bot.person(id)
    expect(row?.unread).toBe(1)
    expect(await bot.sends()).toEqual([])
  })

  it('counts once however often it comes and in whatever order, and costs a handful of writes', async () => {
    const { id, personId, card } = await somebody()
    const person = { personId }
    const at = (minute: number) => new Date(Date.now() - 3_600_000 + minute * 60_000).toISOString()
    const paid = { ...order({ person, at: at(9), orderId: 'o-1' }), type: 'payment.succeeded' }
    const events = [
      [paid, 'pay'],
      [{ ...paid, type: 'payment.failed', at: at(5) }, 'fail'],
      [order({ person, at: at(1), orderId: 'o-1' }), 'order'],
    ] as const
    for (const [event, key] of events) expect((await shop.tell(event, `once-${key}`)).status).toBe(201)
    const again = await Promise.all(
      events.flatMap(([event, key]) => [1, 2, 3].map(() => shop.tell(event, `once-${key}`))),
    )
    expect(again.map(({ status, body }) => [status, body['repeated']])).toEqual(again.map(() => [200, true]))
    expect(await shop.tell({ ...paid, price: 1 }, 'once-pay')).toMatchObject({
      status: 422,
      body: { error: 'key_reused' },
    })
    expect((await told(id)).map(({ what }) => what)).toEqual(['ordered', 'paymentFailed', 'paid'])
    const orders = await bridge.db.collection(ordersPath).where('personId', '==', personId).get()
    expect(orders.docs.map(doc => doc.data())).toMatchObject([
      { number: 'o-1', state: 'paid', payments: [{ ok: false }, { ok: true }] },
    ])
    await expect
      .poll(async () => (await card.get()).get('orders'), until)
      .toMatchObject({ count: 1, paid: 1, paidSums: { EUR: 240 } })
    await bridge.resetMeters()
    await shop.tell(order({ person, orderId: 'o-2' }))
    const { writes } = await bridge.meters()
    // The event, the indicator, the row, the order; the card counts afterwards, and the dictionary stays as it is.
    expect(writes).toBeGreaterThanOrEqual(4)
    expect(writes).toBeLessThanOrEqual(6)
  })

  it('at the same moment, by the same key, is one', async () => {
    const { id, chatId } = await somebody()
    const event = order({ person: { chatId }, orderId: 'o-3' })
    const answers = await Promise.all(Array.from({ length: 8 }, () => shop.tell(event, 'at-once')))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 200, 200, 201])
    expect(await told(id)).toHaveLength(1)
  })

  it('names an offer that the dictionary learns, and refuses an id that says nothing', async () => {
    const { personId } = await somebody()
    const person = { personId }
    const offer = { id: 'club', title: 'Разговорный клуб' }
    expect((await shop.tell(order({ person, offer, orderId: 'o-4' }))).status).toBe(201)
    const entries = (await bridge.db.doc(dictionaryPath('offers')).get()).get('entries')
    expect(entries.club).toEqual({ title: 'Разговорный клуб', order: 1 })
    expect(entries.zero.title).toBe('English с нуля')
    expect(await shop.tell(order({ person, offer: { id: 'nobody' }, orderId: 'o-5' }))).toMatchObject({
      status: 422,
      body: { error: 'unknown_word', what: 'offers: nobody' },
    })
  })
})

describe('whom an event is about', () => {
  it('is said by chat, person, account, e-mail or phone', async () => {
    const { id, chatId, personId, card } = await somebody()
    await card.update({ emails: ['Olga.Test@Mail.example'], phones: ['+38 (067) 555-12-12'] })
    const search = bridge.db.doc(`search/${personId}`)
    await expect.poll(async () => (await search.get()).get('phones')?.length, until).toBe(1)
    for (const person of [
      { chatId },
      { personId },
      { messenger: 'telegram', externalId: String(id) },
      { email: 'olga.test@mail.EXAMPLE' },
      { phone: '0675551212' },
      { phone: '+380675551212' },
    ])
      expect(await shop.tell({ type: 'subscription.renewed', person })).toMatchObject({
        status: 201,
        body: { personId, chatId },
      })
    expect(await told(id)).toHaveLength(6)
  })

  it('nobody is: nothing is kept, and the same key is taken when they have come', async () => {
    const id = ++people
    const person = { messenger: 'telegram', externalId: String(id) }
    const event = order({ person, orderId: 'early' })
    expect(await shop.tell(event, 'early')).toMatchObject({
      status: 404,
      body: { error: 'person_not_found' },
    })
    await bot.say(id, 'hello')
    await bot.described(id)
    expect(await shop.tell(event, 'early')).toMatchObject({ status: 201, body: { repeated: false } })
    expect(await told(id)).toHaveLength(1)
  })

  it('several are: it says who, and keeps nothing', async () => {
    const [one, other] = [await somebody(), await somebody()]
    for (const { card } of [one, other]) await card.update({ emails: ['both@mail.example'] })
    const answer = await shop.tell(order({ person: { email: 'both@mail.example' }, orderId: 'both' }))
    expect(answer).toMatchObject({ status: 409, body: { error: 'person_ambiguous' } })
    expect(new Set(answer.body['personIds'] as string[])).toEqual(new Set([one.personId, other.personId]))
    const orders = await bridge.db.collection(ordersPath).where('number', '==', 'both').get()
    expect(orders.size).toBe(0)
  })

  it('is the one whose order it is', async () => {
    const [one, other] = [await somebody(), await somebody()]
    await shop.tell(order({ person: { chatId: one.chatId }, orderId: 'mine' }))
    expect(
      await shop.tell({
        ...order({ person: { chatId: other.chatId }, orderId: 'mine' }),
        type: 'payment.succeeded',
      }),
    ).toMatchObject({ status: 409, body: { error: 'order_of_another' } })
    expect(await told(other.id)).toEqual([])
  })

  it('who has no chat has orders all the same, and nothing else', async () => {
    const personId = 'p-import-x-1'
    const at = new Date()
    await bridge.db.doc(personPath(personId)).set({
      ...{ schema: 1, name: 'Imported', chats: {}, lastMessage: null, lastMessageAt: at, unread: 0 },
      ...{ unreadSince: null, assigneeId: null, createdAt: at },
    })
    const person = { personId }
    expect(await shop.tell(order({ person, orderId: 'imported' }))).toMatchObject({
      status: 201,
      body: { chatId: null, messageId: null },
    })
    expect(await shop.tell({ type: 'subscription.ended', person })).toMatchObject({
      status: 409,
      body: { error: 'person_without_chat' },
    })
  })

  it('becomes one with another: the orders go along and come back, and the sums with them', async () => {
    const [keep, other] = [await somebody(), await somebody()]
    await shop.tell({
      ...order({ person: keep, orderId: 'm-1' }),
      person: { personId: keep.personId },
      type: 'payment.succeeded',
    })
    await shop.tell({
      ...order({ person: other, orderId: 'm-2' }),
      person: { personId: other.personId },
      type: 'payment.succeeded',
    })
    const sums = async () => [
      (await keep.card.get()).get('orders')?.paidSums.EUR,
      (await other.card.get()).get('orders')?.paidSums.EUR,
    ]
    await expect.poll(sums, until).toEqual([240, 240])
    const merge = { keepId: keep.personId, otherId: other.personId }
    await expect
      .poll(async () => (await bridge.callAs(boss, 'mergePeople', merge)).result, until)
      .toMatchObject({ ok: true })
    const owners = async () => {
      const found = await bridge.db.collection(ordersPath).where('number', 'in', ['m-1', 'm-2']).get()
      return found.docs.map(doc => doc.get('personId')).toSorted()
    }
    await expect.poll(owners, until).toEqual([keep.personId, keep.personId])
    await expect.poll(sums, until).toEqual([480, undefined])
    // By the id from before the merge, too.
    expect(await shop.tell(order({ person: { personId: other.personId }, orderId: 'm-3' }))).toMatchObject({
      status: 201,
      body: { personId: keep.personId },
    })
    await bridge.callAs(boss, 'unmergePeople', { otherId: other.personId })
    await expect.poll(owners, until).toEqual([keep.personId, other.personId].toSorted())
    await expect.poll(sums, until).toEqual([240, 240])
  })

  it('is erased with every trace, and nobody afterwards', async () => {
    const { row, personId, chatId } = await somebody()
    await shop.tell(order({ person: { personId }, orderId: 'gone' }), 'gone')
    const name = (await row.get()).get('name')
    await bridge.callAs(boss, 'manageJob', { action: 'erasePerson', personId, name })
    const left = async () => {
      const found = await Promise.all(
        [ordersPath, eventsPath].map(path =>
          bridge.db.collection(path).where('personId', '==', personId).get(),
        ),
      )
      return found.map(({ size }) => size)
    }
    await expect.poll(left, until).toEqual([0, 0])
    for (const person of [{ personId }, { chatId }])
      expect((await shop.tell(order({ person, orderId: 'gone' }), 'gone')).status).toBe(404)
  })
})

describe('who may tell, and what is refused', () => {
  it('S-73: only who has a key that is not revoked', async () => {
    const { chatId } = await somebody()
    const event = JSON.stringify(order({ person: { chatId }, orderId: 'x' }))
    const other = await openShop(bridge, 'Other')
    for (const authorization of [
      '',
      'Bearer',
      `Basic ${shop.key}`,
      'Bearer chats_x_y',
      `Bearer ${shop.key.slice(0, -1)}${shop.key.endsWith('A') ? 'B' : 'A'}`,
      `Bearer chats_${shop.id}_${other.key.split('_').slice(2).join('_')}`,
    ])
      expect((await shop.post(event, { authorization })).status).toBe(401)
    expect((await other.post(event)).status).toBe(201)
    expect(await bridge.callAs(boss, 'manageKey', { action: 'revoke', id: other.id })).toMatchObject({
      result: { ok: true },
    })
    expect((await other.post(event)).status).toBe(401)
    const anna = { uid: 'anna', access: 'all' } as const
    expect(await bridge.callAs(anna, 'manageKey', { action: 'create', name: 'Mine' })).toMatchObject({
      error: 'PERMISSION_DENIED',
    })
    const audit = await bridge.db.collection('audit').orderBy('at').get()
    expect(audit.docs.map(doc => [doc.get('what'), doc.get('about')])).toEqual(
      expect.arrayContaining([
        ['key_create', 'Other'],
        ['key_revoke', 'Other'],
      ]),
    )
    // No document holds what would make a key.
    const kept = await Promise.all(
      ['apiKeys', 'apiKeySecrets', 'audit', 'events'].map(path => bridge.db.collection(path).get()),
    )
    const dump = JSON.stringify(kept.flatMap(({ docs }) => docs.map(doc => [doc.id, doc.data()])))
    for (const { key } of [shop, other]) expect(dump).not.toContain(key.split('_').slice(2).join('_'))
    expect(
      (await bridge.db.doc(`apiKeys/${shop.id}`).get()).get('lastUsedAt').toMillis(),
    ).toBeLessThanOrEqual(Date.now())
  })

  it('what is no event is refused by its fault, and leaves nothing', async () => {
    const { id, chatId } = await somebody()
    const good = order({ person: { chatId }, orderId: 'bad' })
    const before = (await bridge.db.collection(eventsPath).count().get()).data().count
    const json = JSON.stringify(good)
    const refused = async (body: BodyInit, headers: Record<string, string> = {}) => {
      const answer = await shop.post(body, headers)
      return [answer.status, answer.body['error']]
    }
    expect(await refused(json, { 'idempotency-key': '' })).toEqual([400, 'idempotency_key_missing'])
    expect(await refused(json, { 'idempotency-key': 'a'.repeat(201) })).toEqual([
      400,
      'idempotency_key_missing',
    ])
    expect(await refused(json, { 'content-type': 'text/plain' })).toEqual([415, 'not_json'])
    expect(await refused(`{"a":"${'x'.repeat(64 * 1024)}"}`)).toEqual([413, 'too_large'])
    expect(await refused('{')).toEqual([400, 'bad_json'])
    expect(await refused('[]')).toEqual([400, 'bad_json'])
    expect(await refused(`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`)).toEqual([400, 'bad_json'])
    expect(await refused(new Uint8Array([0x7b, 0xff, 0x7d]))).toEqual([400, 'bad_json'])
    for (const change of [
      { type: 'order.deleted' },
      { person: {} },
      { person: { chatId, personId: 'x' } },
      { orderId: '' },
      { price: -1 },
      { price: 'free' },
      { price: 1, currency: undefined },
      { currency: 'eur' },
      { offer: {} },
      { at: 'yesterday' },
      { more: 1 },
    ])
      expect(await refused(JSON.stringify({ ...good, ...change })), JSON.stringify(change)).toEqual([
        422,
        'invalid',
      ])
    expect(await refused(json.replace('{', '{"__proto__":{"x":1},'))).toEqual([422, 'invalid'])
    const { body } = await shop.tell({ ...good, price: -1 })
    expect(body['issues']).toMatchObject([{ path: 'price' }])
    expect(
      await refused(JSON.stringify({ ...good, at: new Date(Date.now() + 3_600_000).toISOString() })),
    ).toEqual([422, 'from_the_future'])
    expect(await told(id)).toEqual([])
    expect((await bridge.db.collection(eventsPath).count().get()).data().count).toBe(before)
  })

  it('who tells too much waits, and others do not', async () => {
    const busy = await openShop(bridge, 'Busy')
    const { chatId } = await somebody()
    const answers = await Promise.all(
      Array.from({ length: 150 }, () => busy.tell({ type: 'nothing', person: { chatId } })),
    )
    const waits = answers.filter(({ status }) => status === 429)
    expect(waits.length).toBeGreaterThan(20)
    expect(Number(waits[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(answers.filter(({ status }) => status === 422).length).toBeGreaterThan(50)
    expect((await shop.tell(order({ person: { chatId }, orderId: 'calm' }))).status).toBe(201)
  })

  it('made-up keys share one pace, each cost a read otherwise, and hold up nobody who is known', async () => {
    const { chatId } = await somebody()
    expect((await shop.tell(order({ person: { chatId }, orderId: 'known' }))).status).toBe(201)
    const madeUp = (n: number) => `chats_${String(n).padStart(12, '0')}_${'x'.repeat(43)}`
    const statuses = await Promise.all(
      Array.from({ length: 150 }, async (_, n) => {
        const headers = { authorization: `Bearer ${madeUp(n)}`, 'content-type': 'application/json' }
        return (await fetch(bridge.eventsUrl, { method: 'POST', headers, body: '{}' })).status
      }),
    )
    expect(new Set(statuses)).toEqual(new Set([401, 429]))
    expect((await shop.tell(order({ person: { chatId }, orderId: 'calm-2' }))).status).toBe(201)
  })

  it('says in OpenAPI what it takes', async () => {
    const api = await fetch(`${bridge.eventsUrl}/openapi.json`)
    const { openapi, paths } = (await api.json()) as { openapi: string; paths: Record<string, unknown> }
    expect(openapi).toBe('3.1.0')
    expect(JSON.stringify(paths)).toContain('"const":"payment.succeeded"')
    expect((await fetch(bridge.eventsUrl)).status).toBe(405)
    expect((await fetch(`${bridge.eventsUrl}/other`)).status).toBe(404)
  })
})
