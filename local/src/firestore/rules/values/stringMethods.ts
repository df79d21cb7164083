import type { Methods } from '../builtins/Builtin.ts'
import { table } from '../builtins/Builtin.ts'
import { bool, bytes, fail, int, list, string } from './make.ts'
import { regex } from './regex.ts'
import type { RuleValue } from './RuleValue.ts'

type Text = Extract<RuleValue, { kind: 'string' }>

const withRegex = (
  pattern: RuleValue | undefined,
  use: (expression: Exclude<ReturnType<typeof regex>, null>) => RuleValue | undefined,
): RuleValue | undefined => {
  if (pattern?.kind !== 'string') return undefined
  const expression = regex(pattern.value)
  return expression ? use(expression) : fail(`Invalid regular expression: [${pattern.value}].`)
}

/** The number of code points. */
export const textSize = (text: string): number => {
  let count = 0
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    const next = text.charCodeAt(i + 1)
    if (unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000) i += 1
    count += 1
  }
  return count
}

export const stringMethods: Methods<Text> = table({
  size: { arity: [0, 0], call: ({ value }: Text) => int(BigInt(textSize(value))) },
  lower: { arity: [0, 0], call: ({ value }: Text) => string(value.toLowerCase()) },
  upper: { arity: [0, 0], call: ({ value }: Text) => string(value.toUpperCase()) },
  trim: { arity: [0, 0], call: ({ value }: Text) => string(value.trim()) },
  toUtf8: { arity: [0, 0], call: ({ value }: Text) => bytes(Buffer.from(value, 'utf8')) },
  matches: {
    arity: [1, 1],
    call: ({ value }: Text, [pattern]) => withRegex(pattern, expression => bool(expression.matches(value))),
  },
  split: {
    arity: [1, 1],
    call: ({ value }: Text, [pattern]) =>
      withRegex(pattern, expression => list(expression.split(value).map(string))),
  },
  replace: {
    arity: [2, 2],
    call: ({ value }: Text, [pattern, by]) =>
      by?.kind === 'string'
        ? withRegex(pattern, expression => string(expression.matcher(value).replaceAll(by.value)))
        : undefined,
  },
})
