import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyToOrder } from './applyToOrder.ts'
import type { OrderNews } from './applyToOrder.ts'
import type { Order } from './Order.ts'
import { summarizeOrders } from './summarizeOrders.ts'

const sold = { number: '10', offer: 'Курс', price: 100, currency: 'EUR' }
const ordered = (at: number, more: object = {}): OrderNews => ({ what: 'ordered', ...sold, at, ...more })
const paid = (id: string, at: number, ok = true, price = 100): OrderNews => ({
  what: 'payment',
  ...sold,
  offer: 'Платёж',
  price,
  at,
  payment: { id, ok, at, price, currency: 'EUR' },
})
const apply = (news: readonly OrderNews[]) =>
  news.reduce<Order | null>((order, one) => {
    const next = applyToOrder(order, 'p', one)
    if (typeof next === 'string') throw new Error(next)
    return next
  }, null)

describe('S-82: an order', () => {
  it('ends the same however its events are ordered and repeated', () => {
    const all = [
      ordered(10),
      ordered(12, { offer: 'Курс с куратором', price: 150 }),
      paid('a', 20, false),
      paid('b', 15),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), fc.nat(), (news, pick) => {
        const again = news[pick % news.length]!
        expect(apply([...news, again])).toEqual(apply(all))
      }),
    )
    expect(apply(all)).toMatchObject({
      offer: 'Курс с куратором',
      price: 150,
      state: 'paid',
      at: 12,
      payments: [{ id: 'b' }, { id: 'a' }],
    })
  })

  it('of payments alone is what the first of them says', () => {
    expect(apply([paid('a', 20, true, 70), paid('b', 15, false, 50)])).toMatchObject({
      offer: 'Платёж',
      price: 50,
      state: 'paid',
      at: 15,
    })
    expect(apply([paid('b', 15, false)])).toMatchObject({ state: 'failed' })
  })

  it('is one person’s, and holds fifty payments', () => {
    expect(applyToOrder(apply([ordered(1)]), 'other', paid('a', 2))).toBe('order_of_another')
    const full = apply(Array.from({ length: 50 }, (_, n) => paid(`p${n}`, n)))
    expect(applyToOrder(full, 'p', paid('one more', 99))).toBe('too_many_payments')
    expect(applyToOrder(full, 'p', paid('p7', 7))).toEqual(full)
  })
})

it('sums what was taken by currency, to the cent', () => {
  const order = (price: number, currency: string, times = 1) =>
    apply(
      Array.from({ length: times }, (_, n) => ({ ...paid(`${n}`, n, true, price), currency }) as OrderNews),
    )!
  const eur = order(0.1, 'EUR', 3)
  expect(summarizeOrders([eur, apply([ordered(5)])!, apply([paid('x', 9, false)])!])).toEqual({
    count: 3,
    paid: 1,
    paidSums: { EUR: 0.3 },
    lastAt: 9,
  })
  expect(summarizeOrders([])).toEqual({ count: 0, paid: 0, paidSums: {}, lastAt: null })
})
