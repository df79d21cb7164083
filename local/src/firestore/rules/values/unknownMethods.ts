import { same } from './equal.ts'
import type { Knowledge } from './Knowledge.ts'
import { itemsOf } from './listMethods.ts'
import { unknown, yes } from './make.ts'
import type { RuleValue } from './RuleValue.ts'

/** What a member function says of a value that the query leaves open: mostly `unknown`, sometimes enough is known. */
export const callOnUnknown = (knows: Knowledge, name: string, args: readonly RuleValue[]): RuleValue => {
  const [first] = args
  const held = knows.contains ?? []
  const wanted = itemsOf(first)
  const holds = (item: RuleValue): boolean => held.some(element => same(element, item))
  if (name === 'hasAny' && wanted?.some(holds)) return yes
  if (name === 'hasAll' && wanted && knows.type === 'list' && wanted.every(holds)) return yes
  if (name === 'get' && first?.kind === 'string') return knows.members?.get(first.value) ?? unknown
  return unknown
}
