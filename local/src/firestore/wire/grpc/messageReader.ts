import { statusError } from '../../service/Status.ts'

/** Takes the data of a gRPC call as it comes. */
export interface MessageReader {
  /** Throws a StatusError for a message that is compressed or too large. */
  push(bytes: Buffer): void
  /** Whether a message has begun that is not whole. */
  isTorn(): boolean
}

/** What comes before a message: whether it is compressed, and its length in four bytes. */
export const prefixSize = 5
/** Firestore itself refuses less (`checkRequestSize`); beyond this, a message is not even taken in. */
const mostBytes = 32 * 1024 * 1024

/** Cuts data into messages (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md), wherever the pieces end. */
export function messageReader(onMessage: (bytes: Buffer) => void): MessageReader {
  let parts: Buffer[] = []
  let size = 0
  let needed = prefixSize
  return {
    push: chunk => {
      parts.push(chunk)
      size += chunk.length
      if (size < needed) return
      const bytes = parts.length === 1 ? chunk : Buffer.concat(parts, size)
      let at = 0
      for (;;) {
        needed = prefixSize
        if (size - at < needed) break
        needed += lengthAt(bytes, at)
        if (size - at < needed) break
        onMessage(bytes.subarray(at + prefixSize, at + needed))
        at += needed
      }
      parts = at < size ? [bytes.subarray(at)] : []
      size -= at
    },
    isTorn: () => size > 0,
  }
}

function lengthAt(bytes: Buffer, at: number): number {
  const flag = bytes[at] ?? 0
  if (flag === 1) throw statusError('UNIMPLEMENTED', 'Compressed messages are not supported.')
  if (flag > 1) throw statusError('INVALID_ARGUMENT', 'What was sent is no gRPC message.')
  const length = bytes.readUInt32BE(at + 1)
  if (length > mostBytes)
    throw statusError('RESOURCE_EXHAUSTED', `A message may have ${String(mostBytes)} bytes at most.`)
  return length
}
