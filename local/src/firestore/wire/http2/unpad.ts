import { connectionError } from './ConnectionError.ts'
import { errorCodes, frameFlags } from './http2Codes.ts'

/** The payload of a DATA or HEADERS frame without its padding (RFC 9113, 6.1). */
export function unpad(flags: number, payload: Buffer): Buffer {
  if ((flags & frameFlags.padded) === 0) return payload
  const end = payload.length - (payload[0] ?? 0)
  if (end < 1) throw connectionError(errorCodes.protocolError, 'There is more padding than payload.')
  return payload.subarray(1, end)
}
