import { connectionError } from './ConnectionError.ts'
import { defaultFrameSize, errorCodes } from './http2Codes.ts'

/** Takes a frame whose payload is a part of what was read: it must be used, or copied, at once. */
export type OnFrame = (type: number, flags: number, stream: number, payload: Buffer) => void

/** What every client says first (RFC 9113, 3.4). */
const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
const headSize = 9
const none: Buffer = Buffer.alloc(0)

/** Cuts what comes from a client into frames, wherever the pieces end. Throws ConnectionErrors. */
export function frameReader(onFrame: OnFrame): (chunk: Buffer) => void {
  let greeted = false
  let rest = none
  return chunk => {
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    rest = none
    if (!greeted) {
      const length = Math.min(bytes.length, preface.length)
      if (bytes.compare(preface, 0, length, 0, length) !== 0)
        throw connectionError(errorCodes.protocolError, 'No HTTP/2 preface.')
      if (length < preface.length) {
        rest = bytes
        return
      }
      greeted = true
      bytes = bytes.subarray(preface.length)
    }
    let at = 0
    while (bytes.length - at >= headSize) {
      const length = bytes.readUIntBE(at, 3)
      if (length > defaultFrameSize)
        throw connectionError(errorCodes.frameSizeError, 'The frame is too large.')
      const end = at + headSize + length
      if (end > bytes.length) break
      const stream = bytes.readUInt32BE(at + 5) & 0x7fffffff
      onFrame(bytes[at + 3] ?? 0, bytes[at + 4] ?? 0, stream, bytes.subarray(at + headSize, end))
      at = end
    }
    // Frames are small, so what is kept of a piece is as well.
    if (at < bytes.length) rest = bytes.subarray(at)
  }
}
