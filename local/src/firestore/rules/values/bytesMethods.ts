import type { Methods } from '../builtins/Builtin.ts'
import { table } from '../builtins/Builtin.ts'
import { int, string } from './make.ts'
import type { RuleValue } from './RuleValue.ts'

type Bytes = Extract<RuleValue, { kind: 'bytes' }>

export const bytesMethods: Methods<Bytes> = table({
  size: { arity: [0, 0], call: ({ value }: Bytes) => int(BigInt(value.length)) },
  /** In the alphabet for URLs, padded. */
  toBase64: {
    arity: [0, 0],
    call: ({ value }: Bytes) =>
      string(Buffer.from(value).toString('base64').replaceAll('+', '-').replaceAll('/', '_')),
  },
  toHexString: {
    arity: [0, 0],
    call: ({ value }: Bytes) => string(Buffer.from(value).toString('hex').toUpperCase()),
  },
})
