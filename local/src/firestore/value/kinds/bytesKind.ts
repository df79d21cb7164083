import { invalid } from '../invalid.ts'
import type { Kind } from './Kind.ts'

/** Bytes, as base64 (the URL alphabet is accepted too). */
export const bytesKind: Kind<'bytes'> = {
  rank: 5,
  jsonKey: 'bytesValue',
  compare: (left, right) => Buffer.compare(left.value, right.value),
  size: ({ value }) => value.length,
  toJson: ({ value }) => Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64'),
  fromJson: json => {
    if (typeof json !== 'string' || !/^[A-Za-z0-9+/_-]*={0,2}$/.test(json))
      throw invalid('bytesValue must be base64.')
    // Node cuts small buffers out of large ones: as a piece of one, four bytes would keep 64 KB.
    return { kind: 'bytes', value: new Uint8Array(Buffer.from(json, 'base64')) }
  },
}
