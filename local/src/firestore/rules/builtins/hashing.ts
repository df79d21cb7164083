import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { bytes } from '../values/make.ts'
import type { Builtin } from './Builtin.ts'
import { table } from './Builtin.ts'
import { crc32c } from './crc32c.ts'

const digest = (hash: (data: Uint8Array) => Uint8Array): Builtin => ({
  arity: [1, 1],
  call: ([value]) => {
    if (value?.kind === 'bytes') return bytes(hash(value.value))
    return value?.kind === 'string' ? bytes(hash(Buffer.from(value.value, 'utf8'))) : undefined
  },
})

const bigEndian = (checksum: number): Uint8Array => {
  const out = new Uint8Array(4)
  new DataView(out.buffer).setUint32(0, checksum)
  return out
}

/** The `hashing` package: digests of bytes, or of a string's UTF-8. */
export const hashing: ReadonlyMap<string, Builtin> = table({
  md5: digest(data => createHash('md5').update(data).digest()),
  sha256: digest(data => createHash('sha256').update(data).digest()),
  crc32: digest(data => bigEndian(crc32(data))),
  crc32c: digest(data => bigEndian(crc32c(data))),
})
