import type { Indicator } from '@chats/domain/Indicator'
import type { Fact } from './Fact.ts'

/** What an indicator says at once, and what it says when it is asked. */
export interface IndicatorFacts {
  readonly main: readonly Fact[]
  readonly more: readonly Fact[]
}

function moneyText(price: number | undefined, currency: string | undefined, locale: string): string {
  if (price === undefined) return ''
  try {
    return new Intl.NumberFormat(locale, {
      ...(currency !== undefined && { style: 'currency', currency }),
      minimumFractionDigits: Number.isInteger(price) ? 0 : 2,
    }).format(price)
  } catch {
    // A currency that is none stays as it was written.
    return [String(price), currency].filter(Boolean).join(' ')
  }
}

const said = (facts: readonly (readonly [Fact[0], string | undefined])[]): Fact[] =>
  facts.flatMap(([name, value]): Fact[] => (value === undefined || value === '' ? [] : [[name, value]]))

/** The facts of an action of the person in the order of the seed: S-77 for coming, S-78 for START and STOP, A19 for money. */
export function indicatorFacts(indicator: Indicator, locale: string): IndicatorFacts {
  switch (indicator.what) {
    case 'subscribed':
    case 'resubscribed':
    case 'unsubscribed': {
      const { tunnel, source, tool, payload } = indicator
      const main = said([
        ['tunnel', tunnel],
        ['source', source],
        ['tool', tool],
      ])
      const link = said([['payload', payload]])
      // Where nothing else is known of where they came from, the link is it.
      return main.length ? { main, more: link } : { main: link, more: [] }
    }
    case 'ordered':
    case 'paid':
    case 'paymentFailed': {
      const { offer, price, currency, orderId } = indicator
      return {
        main: said([
          ['offer', offer],
          ['price', moneyText(price, currency, locale)],
          ['reason', 'reason' in indicator ? indicator.reason : undefined],
        ]),
        more: said([
          ['order', orderId],
          ['method', 'method' in indicator ? indicator.method : undefined],
        ]),
      }
    }
    case 'tunnelStarted':
    case 'tunnelStopped':
      return {
        main: [
          ['tunnel', indicator.tunnel],
          ['block', indicator.block],
        ],
        more: [],
      }
  }
}
