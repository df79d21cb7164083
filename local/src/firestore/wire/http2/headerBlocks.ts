import { connectionError } from './ConnectionError.ts'
import { errorCodes, frameFlags } from './http2Codes.ts'
import { unpad } from './unpad.ts'

/** Puts header blocks together that come in several frames, between which no other frame may come. */
export interface HeaderBlocks {
  /** Takes a HEADERS frame. */
  start(flags: number, stream: number, payload: Buffer): void
  /** Takes a CONTINUATION frame. */
  go(flags: number, stream: number, payload: Buffer): void
  /** The stream whose block is not whole yet; 0 when there is none. */
  readonly unfinished: number
}

const mostBytes = 65_536
const prioritySize = 5

/** `onBlock` is told of every whole block, and whether the client's side of the stream ends with it. */
export function headerBlocks(onBlock: (stream: number, block: Buffer, ends: boolean) => void): HeaderBlocks {
  let unfinished = 0
  let ends = false
  let parts: Buffer[] = []
  let size = 0
  const take = (flags: number, stream: number, part: Buffer) => {
    size += part.length
    if (size > mostBytes) throw connectionError(errorCodes.enhanceYourCalm, 'The headers are too large.')
    if ((flags & frameFlags.endHeaders) === 0) {
      unfinished = stream
      parts.push(Buffer.from(part))
      return
    }
    const block = parts.length === 0 ? part : Buffer.concat([...parts, part])
    unfinished = 0
    parts = []
    size = 0
    onBlock(stream, block, ends)
  }
  return {
    start: (flags, stream, payload) => {
      const content = unpad(flags, payload)
      const from = (flags & frameFlags.priority) === 0 ? 0 : prioritySize
      if (content.length < from) throw connectionError(errorCodes.frameSizeError, 'The frame is cut off.')
      ends = (flags & frameFlags.endStream) !== 0
      take(flags, stream, content.subarray(from))
    },
    go: (flags, stream, payload) => {
      if (unfinished === 0) throw connectionError(errorCodes.protocolError, 'There is nothing to go on with.')
      take(flags, stream, payload)
    },
    get unfinished() {
      return unfinished
    },
  }
}
