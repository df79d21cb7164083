import type { Methods } from '../builtins/Builtin.ts'
import { table } from '../builtins/Builtin.ts'
import { all, includes, same } from './equal.ts'
import { bool, int, list, maybe, setOf, string } from './make.ts'
import type { ListValue, RuleValue, SetValue } from './RuleValue.ts'
import { textOf } from './textOf.ts'

type Items = ListValue | SetValue

/** The elements of a list or a set. */
export const itemsOf = (value: RuleValue | undefined): readonly RuleValue[] | undefined =>
  value?.kind === 'list' || value?.kind === 'set' ? value.items : undefined

/** What lists and sets have in common. */
export const containerMethods: Methods<Items> = table({
  size: { arity: [0, 0], call: ({ items }: Items) => int(BigInt(items.length)) },
  hasAll: {
    arity: [1, 1],
    call: ({ items }: Items, [other]) => {
      const wanted = itemsOf(other)
      return wanted && maybe(all(wanted, item => includes(items, item)))
    },
  },
  hasAny: {
    arity: [1, 1],
    call: ({ items }: Items, [other]) => {
      const wanted = itemsOf(other)
      return wanted && bool(wanted.some(item => includes(items, item) === true))
    },
  },
  hasOnly: {
    arity: [1, 1],
    call: ({ items }: Items, [other]) => {
      const allowed = itemsOf(other)
      return allowed && maybe(all(items, item => includes(allowed, item)))
    },
  },
})

export const listMethods: Methods<ListValue> = new Map([
  ...containerMethods,
  ...table({
    concat: {
      arity: [1, 1],
      call: ({ items }: ListValue, [other]: readonly RuleValue[]) =>
        other?.kind === 'list' ? list([...items, ...other.items]) : undefined,
    },
    removeAll: {
      arity: [1, 1],
      call: ({ items }: ListValue, [other]: readonly RuleValue[]) => {
        const unwanted = itemsOf(other)
        return unwanted && list(items.filter(item => includes(unwanted, item) !== true))
      },
    },
    join: {
      arity: [1, 1],
      call: ({ items }: ListValue, [separator]: readonly RuleValue[]) => {
        const texts = items.map(textOf)
        return separator?.kind === 'string' && texts.every(text => text !== undefined)
          ? string(texts.join(separator.value))
          : undefined
      },
    },
    toSet: { arity: [0, 0], call: ({ items }: ListValue) => setOf(items, same) },
  } as const),
])
