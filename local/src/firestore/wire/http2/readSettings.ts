import { connectionError } from './ConnectionError.ts'
import { defaultFrameSize, errorCodes, largestWindow, settingIds } from './http2Codes.ts'

/** What a client says of itself, as far as it matters to who answers it. */
export interface Settings {
  readonly initialWindow: number | null
  readonly frameSize: number | null
}

const settingSize = 6
const largestFrame = 2 ** 24 - 1

/** Reads the payload of a SETTINGS frame (RFC 9113, 6.5). Headers are never indexed here, so no table has a size. */
export function readSettings(payload: Buffer): Settings {
  if (payload.length % settingSize !== 0) throw connectionError(errorCodes.frameSizeError, 'No settings.')
  let initialWindow: number | null = null
  let frameSize: number | null = null
  for (let at = 0; at < payload.length; at += settingSize) {
    const id = payload.readUInt16BE(at)
    const value = payload.readUInt32BE(at + 2)
    if (id === settingIds.initialWindowSize) {
      if (value > largestWindow)
        throw connectionError(errorCodes.flowControlError, 'The window is too large.')
      initialWindow = value
    } else if (id === settingIds.maxFrameSize) {
      if (value < defaultFrameSize || value > largestFrame)
        throw connectionError(errorCodes.protocolError, 'Frames may not have this size.')
      frameSize = value
    }
  }
  return { initialWindow, frameSize }
}

/** Writes settings as the payload of a SETTINGS frame. */
export function encodeSettings(settings: readonly (readonly [id: number, value: number])[]): Buffer {
  const payload = Buffer.alloc(settings.length * settingSize)
  for (const [index, [id, value]] of settings.entries()) {
    payload.writeUInt16BE(id, index * settingSize)
    payload.writeUInt32BE(value, index * settingSize + 2)
  }
  return payload
}
