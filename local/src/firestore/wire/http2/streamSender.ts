import { encodeHead, encodeHeaders } from './encodeFrame.ts'
import { defaultFrameSize, defaultWindow, frameTypes, largestWindow } from './http2Codes.ts'
import type { SocketWriter } from './socketWriter.ts'

/** What one stream still has to say. */
export interface Sending {
  readonly id: number
  /** How many bytes of data the client still takes of this stream; below nought after it has changed its mind. */
  window: number
  readonly waiting: Buffer[]
  /** The header block that ends the stream, once it is known. */
  trailers: Buffer | null
  /** Called when nothing waits any more. */
  onDrain: () => void
  /** Called when the end has gone out. */
  onSent: () => void
}

/** Sends the streams of one connection as far as the client's windows allow. */
export interface StreamSender {
  open(id: number): Sending
  /** Sends what the stream has, or as much as may be sent now. */
  send(sending: Sending): void
  /** Takes note of WINDOW_UPDATE, for one stream or for all together; false when the window would grow too large. */
  widen(sending: Sending | null, by: number): boolean
  /** Takes note of the client's settings; false when a window would grow too large. */
  resize(window: number, sendings: Iterable<Sending>): boolean
  allowFrames(size: number): void
  /** Sends what waits. */
  resume(): void
  drop(sending: Sending): void
}

const nothing = () => undefined

/** Makes the sender of one connection; streams that have to wait take turns. */
export function streamSender(writer: SocketWriter): StreamSender {
  const blocked = new Set<Sending>()
  let window = defaultWindow
  let initialWindow = defaultWindow
  let frameSize = defaultFrameSize

  const sendData = (sending: Sending): boolean => {
    const { id, waiting } = sending
    for (let head = waiting[0]; head !== undefined; head = waiting[0]) {
      const size = Math.min(head.length, frameSize, window, sending.window)
      if (size <= 0 || writer.isFull()) return false
      writer.write(encodeHead(frameTypes.data, 0, id, size))
      writer.write(size === head.length ? head : head.subarray(0, size))
      window -= size
      sending.window -= size
      if (size === head.length) waiting.shift()
      else waiting[0] = head.subarray(size)
    }
    return true
  }
  const send = (sending: Sending): void => {
    const waited = blocked.delete(sending)
    if (!sendData(sending)) return void blocked.add(sending)
    if (sending.trailers !== null) {
      writer.write(encodeHeaders(sending.id, sending.trailers, true))
      sending.onSent()
    } else if (waited) sending.onDrain()
  }
  const resume = () => {
    for (const sending of [...blocked]) if (blocked.has(sending)) send(sending)
  }
  return {
    open: id => ({
      id,
      window: initialWindow,
      waiting: [],
      trailers: null,
      onDrain: nothing,
      onSent: nothing,
    }),
    send,
    widen: (sending, by) => {
      if (sending === null) {
        window += by
        if (window > largestWindow) return false
        resume()
        return true
      }
      sending.window += by
      if (sending.window > largestWindow) return false
      if (blocked.has(sending)) send(sending)
      return true
    },
    resize: (size, sendings) => {
      const by = size - initialWindow
      initialWindow = size
      for (const sending of sendings) {
        sending.window += by
        if (sending.window > largestWindow) return false
      }
      resume()
      return true
    },
    allowFrames: size => {
      frameSize = size
    },
    resume,
    drop: sending => {
      blocked.delete(sending)
      sending.waiting.length = 0
      sending.onDrain = nothing
      sending.onSent = nothing
    },
  }
}
