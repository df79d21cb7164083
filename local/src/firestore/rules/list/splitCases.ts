import type { RuleValue } from '../values/RuleValue.ts'
import { partly } from '../values/make.ts'
import { describeField } from './describeField.ts'
import type { Condition } from './toDisjuncts.ts'

/** One way the rows of a query may be: what is known of each field that the query constrains. */
export type Case = ReadonlyMap<string, { readonly field: readonly string[]; readonly value: RuleValue }>

const most = 100

/**
 * Splits conditions that hold together into cases, one for every combination of the values of `==`, `in` and
 * `array-contains-any`. Beyond 100 combinations a field stays open instead.
 */
export const splitCases = (conditions: readonly Condition[]): readonly Case[] => {
  const fields = new Map<string, Condition[]>()
  for (const condition of conditions) {
    const key = JSON.stringify(condition.field)
    fields.set(key, [...(fields.get(key) ?? []), condition])
  }
  let cases: readonly Case[] = [new Map()]
  for (const [key, held] of fields) {
    const field = held[0]?.field ?? []
    const described = describeField(held)
    const values = described.length * cases.length > most ? [partly({})] : described
    cases = cases.flatMap(known => values.map(value => new Map([...known, [key, { field, value }]])))
  }
  return cases
}
