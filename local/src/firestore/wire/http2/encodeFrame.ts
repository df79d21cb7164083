import { defaultFrameSize, frameFlags, frameTypes } from './http2Codes.ts'

const headSize = 9

/** The nine bytes before a payload of `length`. */
export function encodeHead(type: number, flags: number, stream: number, length: number): Buffer {
  const head = Buffer.allocUnsafe(headSize)
  head.writeUIntBE(length, 0, 3)
  head[3] = type
  head[4] = flags
  head.writeUInt32BE(stream, 5)
  return head
}

/** A whole frame. */
export function encodeFrame(type: number, flags: number, stream: number, payload: Buffer): Buffer {
  return Buffer.concat([encodeHead(type, flags, stream, payload.length), payload])
}

/** A frame of one number: RST_STREAM, WINDOW_UPDATE. */
export function encodeNumber(type: number, stream: number, value: number): Buffer {
  const payload = Buffer.allocUnsafe(4)
  payload.writeUInt32BE(value)
  return encodeFrame(type, 0, stream, payload)
}

/** A header block, in as many frames as it needs. */
export function encodeHeaders(stream: number, block: Buffer, end: boolean): Buffer {
  const flags = end ? frameFlags.endStream : 0
  if (block.length <= defaultFrameSize)
    return encodeFrame(frameTypes.headers, flags | frameFlags.endHeaders, stream, block)
  const frames: Buffer[] = []
  for (let at = 0; at < block.length; at += defaultFrameSize) {
    const part = block.subarray(at, at + defaultFrameSize)
    const last = at + defaultFrameSize >= block.length ? frameFlags.endHeaders : 0
    if (at === 0) frames.push(encodeFrame(frameTypes.headers, flags | last, stream, part))
    else frames.push(encodeFrame(frameTypes.continuation, last, stream, part))
  }
  return Buffer.concat(frames)
}
