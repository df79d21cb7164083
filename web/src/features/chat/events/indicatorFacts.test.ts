import { describe, expect, it } from 'vitest'
import { indicatorFacts } from './indicatorFacts.ts'

const kind = 'indicator'
const offer = { offer: 'Курс A1', price: 240, currency: 'EUR', orderId: '4002021' }

describe('indicatorFacts', () => {
  it('S-76, S-77: a subscription has its tunnel, source and tool on top', () => {
    const facts = indicatorFacts(
      { kind, what: 'subscribed', tunnel: 'Знакомство', source: 'Instagram', tool: 'Тест', payload: 'x' },
      'ru',
    )
    expect(facts.main).toEqual([
      ['tunnel', 'Знакомство'],
      ['source', 'Instagram'],
      ['tool', 'Тест'],
    ])
    expect(facts.more).toEqual([['payload', 'x']])
    expect(indicatorFacts({ kind, what: 'resubscribed' }, 'ru')).toEqual({ main: [], more: [] })
    expect(indicatorFacts({ kind, what: 'subscribed', payload: 'x' }, 'ru').main).toEqual([['payload', 'x']])
  })

  it('S-78: START and STOP name the tunnel and the block', () => {
    const facts = indicatorFacts({ kind, what: 'tunnelStopped', tunnel: 'Урок', block: 'Конец' }, 'ru')
    expect(facts.main).toEqual([
      ['tunnel', 'Урок'],
      ['block', 'Конец'],
    ])
  })

  it('S-82, A19: an order and a payment name offer, price and number, and why it failed', () => {
    expect(indicatorFacts({ kind, what: 'ordered', ...offer }, 'en')).toEqual({
      main: [
        ['offer', 'Курс A1'],
        ['price', '€240'],
      ],
      more: [['order', '4002021']],
    })
    const failed = {
      kind,
      what: 'paymentFailed',
      ...offer,
      price: 99.5,
      method: 'LiqPay',
      reason: 'Отказ',
    } as const
    expect(indicatorFacts(failed, 'en').main).toEqual([
      ['offer', 'Курс A1'],
      ['price', '€99.50'],
      ['reason', 'Отказ'],
    ])
    expect(indicatorFacts({ ...failed, currency: '€€€' }, 'en').main[1]).toEqual(['price', '99.5 €€€'])
  })
})
