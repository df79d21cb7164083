import { expect, it } from 'vitest'
import { bytesKind } from './bytesKind.ts'

it('keeps of its bytes no more than they are', () => {
  const read = bytesKind.fromJson('AAEC_w==', () => ({ kind: 'null' }))
  const bytes = read.kind === 'bytes' ? read.value : new Uint8Array()
  expect([...bytes]).toEqual([0, 1, 2, 255])
  expect(bytes.buffer.byteLength).toBe(4)
})
