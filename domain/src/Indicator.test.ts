import { describe, expect, it } from 'vitest'
import { contentSchema } from './Content.ts'
import { previewOf } from './previewOf.ts'
import { staysInside } from './staysInside.ts'

const offer = { offer: 'Курс A1', price: 240, currency: 'EUR', orderId: '4002021' }
const indicators = [
  { what: 'subscribed', tunnel: 'Знакомство', source: 'Instagram', tool: 'Тест', payload: 'spring' },
  { what: 'resubscribed' },
  { what: 'unsubscribed' },
  { what: 'ordered', ...offer },
  { what: 'paid', ...offer, method: 'LiqPay' },
  { what: 'paymentFailed', ...offer, method: 'LiqPay', reason: 'Недостаточно средств' },
  { what: 'tunnelStarted', tunnel: 'Пробный урок', block: 'Старт урока' },
  { what: 'tunnelStopped', tunnel: 'Знакомство', block: 'Дальше не идём' },
].map(fields => ({ kind: 'indicator', ...fields }))
const automation = {
  kind: 'automation',
  what: 'filter',
  block: 'Оплатил?',
  tunnel: 'Пробный урок',
  condition: 'Есть оплата курса A1',
  outcome: false,
  inputs: [{ name: 'Оплаты', value: '0' }],
}

describe('what the timeline says of actions', () => {
  it('S-73, S-82: knows the seven kinds, and the one who left, with all that each says', () => {
    for (const content of indicators) expect(contentSchema.parse(content)).toEqual(content)
  })

  it('S-79: knows what a trigger or filter looked at and how it came out', () => {
    expect(contentSchema.parse(automation)).toEqual(automation)
  })

  it.each([
    [{ kind: 'indicator', what: 'paid' }],
    [{ kind: 'indicator', what: 'tunnelStarted', tunnel: 'Знакомство' }],
    [{ kind: 'indicator', what: 'ordered', ...offer, price: -1 }],
    [{ kind: 'indicator', what: 'ordered', ...offer, currency: 'EURO' }],
    [{ kind: 'indicator', what: 'else' }],
    [{ ...automation, what: 'else' }],
  ])('refuses %j', content => {
    expect(contentSchema.safeParse(content).success).toBe(false)
  })

  it('S-81: none of them leaves the house', () => {
    for (const content of [...indicators, automation])
      expect(staysInside(contentSchema.parse(content))).toBe(true)
    expect(staysInside({ kind: 'text' })).toBe(false)
  })

  it('stands on the list row by its kind', () => {
    expect(indicators.map(content => previewOf(contentSchema.parse(content)))).toEqual(
      indicators.map(({ what }) => what),
    )
  })
})
