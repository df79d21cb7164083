/** The types of frames (RFC 9113, 6). */
export const frameTypes = {
  data: 0,
  headers: 1,
  priority: 2,
  rstStream: 3,
  settings: 4,
  pushPromise: 5,
  ping: 6,
  goAway: 7,
  windowUpdate: 8,
  continuation: 9,
} as const

/** The flags of frames; what a bit means depends on the type. */
export const frameFlags = { ack: 1, endStream: 1, endHeaders: 4, padded: 8, priority: 32 } as const

/** Why a stream or a connection is broken off (RFC 9113, 7). */
export const errorCodes = {
  noError: 0,
  protocolError: 1,
  internalError: 2,
  flowControlError: 3,
  streamClosed: 5,
  frameSizeError: 6,
  refusedStream: 7,
  cancel: 8,
  compressionError: 9,
  enhanceYourCalm: 11,
} as const

/** What either side tells of itself (RFC 9113, 6.5.2). */
export const settingIds = { maxConcurrentStreams: 3, initialWindowSize: 4, maxFrameSize: 5 } as const

/** The largest payload of a frame before the other side allows more; this server never asks for more. */
export const defaultFrameSize = 16_384

/** What may be sent before anything is said of windows. */
export const defaultWindow = 65_535

/** The most that a window may grow to. */
export const largestWindow = 2 ** 31 - 1
