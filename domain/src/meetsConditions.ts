import type { Card, FieldValue } from './Card.ts'
import { hasKeyword } from './hasKeyword.ts'
import type { TunnelCondition, TunnelConditions } from './TunnelCondition.ts'

/** What a tunnel knows of the person whom it leads. */
export interface TunnelPerson {
  readonly facets: readonly string[]
  readonly fields: Card['fields']
  readonly orders: Card['orders']
  /** Automation is silent in one of their chats. */
  readonly botOff: boolean
  /** What they answered or pressed last in this tunnel. */
  readonly answer: string
}

/** Whether a person meets the conditions. None at all are met. */
export function meetsConditions({ all, conditions }: TunnelConditions, person: TunnelPerson): boolean {
  if (conditions.length === 0) return true
  const met = (condition: TunnelCondition) => meetsCondition(condition, person)
  return all ? conditions.every(met) : conditions.some(met)
}

/** Whether a person meets one condition. */
export function meetsCondition(condition: TunnelCondition, person: TunnelPerson): boolean {
  switch (condition.type) {
    case 'facet':
      return person.facets.includes(condition.facet) === condition.has
    case 'bot':
      return person.botOff === condition.off
    case 'answer':
      return hasKeyword(person.answer, condition.words)
    case 'orders': {
      const { count = 0, paid = 0 } = person.orders ?? {}
      return { any: count > 0, none: count === 0, paid: paid > 0, unpaid: count > paid }[condition.is]
    }
    case 'field': {
      const value = person.fields?.[condition.fieldId]
      const filled = value !== undefined && value !== ''
      if (condition.is === 'filled' || condition.is === 'empty') return filled === (condition.is === 'filled')
      if (!filled || condition.value === undefined) return condition.is === 'different'
      const order = compare(value, condition.value)
      return {
        equal: order === 0,
        different: order !== 0,
        more: order !== null && order > 0,
        less: order !== null && order < 0,
      }[condition.is]
    }
  }
}

/** Numbers as numbers, dates (`YYYY-MM-DD`) and texts as texts without their case; null where they are not comparable. */
function compare(a: FieldValue, b: FieldValue): number | null {
  if (typeof a === 'boolean' || typeof b === 'boolean') return String(a) === String(b) ? 0 : null
  const [x, y] = [Number(a), Number(b)]
  if (Number.isFinite(x) && Number.isFinite(y)) return Math.sign(x - y)
  const [s, t] = [a, b].map(value => String(value).trim().toLowerCase())
  return s === t ? 0 : (s ?? '') < (t ?? '') ? -1 : 1
}
