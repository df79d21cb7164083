import type { Socket } from 'node:net'
import { connectionError, isConnectionError } from './ConnectionError.ts'
import { encodeFrame, encodeHeaders, encodeNumber } from './encodeFrame.ts'
import { frameReader } from './frameReader.ts'
import { headerBlocks } from './headerBlocks.ts'
import { headerDecoder } from './headerDecoder.ts'
import { defaultWindow, errorCodes, frameFlags, frameTypes, settingIds } from './http2Codes.ts'
import type { Http2Stream, StreamListener } from './Http2Stream.ts'
import { encodeSettings, readSettings } from './readSettings.ts'
import { socketWriter } from './socketWriter.ts'
import { streamSender } from './streamSender.ts'
import type { Sending } from './streamSender.ts'
import { unpad } from './unpad.ts'

interface Open {
  readonly sending: Sending
  listener: StreamListener
  /** What has come since the client was last told that it may send more. */
  received: number
  /** Whether the client has said all it wanted. */
  ended: boolean
}

const mostStreams = 10_000
/** What a client may send ahead. All is taken in as it comes: TCP alone holds a client back. */
const receiveWindow = 1 << 24
const none = Buffer.alloc(0)
const silent: StreamListener = {
  data: () => undefined,
  ended: () => undefined,
  drained: () => undefined,
  closed: () => undefined,
}

/**
 * The server's side of HTTP/2 (RFC 9113) with prior knowledge on `socket`: what gRPC needs of it, so without pushes and
 * priorities. `onStream` is told of every request. What breaks the protocol ends the connection with GOAWAY.
 */
export function http2Connection(socket: Socket, onStream: (stream: Http2Stream) => StreamListener): void {
  const streams = new Map<number, Open>()
  const writer = socketWriter(socket, () => sender.resume())
  const sender = streamSender(writer)
  const decodeHeaders = headerDecoder()
  let lastStream = 0
  let received = 0
  let broken = false

  const close = (id: number) => {
    const open = streams.get(id)
    if (open === undefined) return
    streams.delete(id)
    sender.drop(open.sending)
    const { listener } = open
    // A map that shrinks and grows keeps what was in it reachable until V8 collects everything, so that each call
    // with all that it holds would grow old. What is left in the map is small.
    open.listener = silent
    listener.closed()
  }
  const closeAll = () => {
    for (const id of [...streams.keys()]) close(id)
  }
  const reset = (id: number, code: number) => {
    writer.write(encodeNumber(frameTypes.rstStream, id, code))
    close(id)
  }
  const breakOff = (error: unknown) => {
    const known = isConnectionError(error)
    if (!known) console.error(error)
    const payload = Buffer.alloc(8)
    payload.writeUInt32BE(lastStream)
    payload.writeUInt32BE(known ? error.http2Code : errorCodes.internalError, 4)
    writer.write(encodeFrame(frameTypes.goAway, 0, 0, payload))
    writer.end()
    broken = true
    closeAll()
  }

  const open = (id: number, headers: ReadonlyMap<string, string>): void => {
    lastStream = id
    if (streams.size >= mostStreams)
      return writer.write(encodeNumber(frameTypes.rstStream, id, errorCodes.refusedStream))
    const sending = sender.open(id)
    const opened: Open = { sending, listener: silent, received: 0, ended: false }
    const speaks = () => streams.has(id) && sending.trailers === null
    streams.set(id, opened)
    sending.onDrain = () => opened.listener.drained()
    // A client that has not ended its side is told that nobody listens any more.
    sending.onSent = () => (opened.ended ? close(id) : reset(id, errorCodes.noError))
    opened.listener = onStream({
      headers,
      respond: block => {
        if (speaks()) writer.write(encodeHeaders(id, block, false))
      },
      write: bytes => {
        if (!speaks() || bytes.length === 0) return true
        sending.waiting.push(bytes)
        if (sending.waiting.length === 1) sender.send(sending)
        return sending.waiting.length === 0
      },
      end: block => {
        if (!speaks()) return
        sending.trailers = block
        if (sending.waiting.length === 0) sender.send(sending)
      },
    })
    if (!streams.has(id)) opened.listener.closed()
  }
  const end = (id: number) => {
    const ending = streams.get(id)
    if (ending === undefined) return
    if (ending.ended) return reset(id, errorCodes.streamClosed)
    ending.ended = true
    ending.listener.ended()
  }
  /** The stream of a frame, if it is still open; one that was never opened has no frames but HEADERS. */
  const find = (id: number): Open | undefined => {
    if (id === 0 || id > lastStream) throw protocolError('The frame belongs to no stream.')
    return streams.get(id)
  }

  const blocks = headerBlocks((id, block, ends) => {
    // Also of a stream that is over: the table has to stay the same on both sides.
    const headers = decodeHeaders(block)
    if (id > lastStream) open(id, headers)
    else if (streams.has(id) && !ends) return reset(id, errorCodes.protocolError)
    if (ends) end(id)
  })
  const onData = (flags: number, id: number, payload: Buffer) => {
    const to = find(id)
    received += payload.length
    if (received > receiveWindow / 2) {
      writer.write(encodeNumber(frameTypes.windowUpdate, 0, received))
      received = 0
    }
    if (to === undefined) return
    if (to.ended) return reset(id, errorCodes.streamClosed)
    const content = unpad(flags, payload)
    to.received += payload.length
    if (to.received > receiveWindow / 2) {
      writer.write(encodeNumber(frameTypes.windowUpdate, id, to.received))
      to.received = 0
    }
    if (content.length > 0 && to.sending.trailers === null) to.listener.data(content)
    if ((flags & frameFlags.endStream) !== 0) end(id)
  }
  const onSettings = (flags: number, id: number, payload: Buffer) => {
    if (id !== 0) throw protocolError('Settings belong to the connection.')
    if ((flags & frameFlags.ack) !== 0) return
    const { initialWindow, frameSize } = readSettings(payload)
    if (frameSize !== null) sender.allowFrames(frameSize)
    const sendings = [...streams.values()].map(({ sending }) => sending)
    if (initialWindow !== null && !sender.resize(initialWindow, sendings)) throw tooWide()
    writer.write(encodeFrame(frameTypes.settings, frameFlags.ack, 0, none))
  }
  const onWindowUpdate = (id: number, by: number) => {
    if (id === 0) {
      if (by === 0) throw protocolError('A window grows by nothing.')
      if (!sender.widen(null, by)) throw tooWide()
      return
    }
    const of = find(id)
    if (of === undefined) return
    if (by === 0) reset(id, errorCodes.protocolError)
    else if (!sender.widen(of.sending, by)) reset(id, errorCodes.flowControlError)
  }

  const onFrame = (type: number, flags: number, id: number, payload: Buffer): void => {
    if (blocks.unfinished !== 0 && (type !== frameTypes.continuation || id !== blocks.unfinished))
      throw protocolError('The headers are not whole yet.')
    switch (type) {
      case frameTypes.data:
        return onData(flags, id, payload)
      case frameTypes.headers:
        if (id % 2 === 0) throw protocolError('Clients open odd streams.')
        return blocks.start(flags, id, payload)
      case frameTypes.continuation:
        return blocks.go(flags, id, payload)
      case frameTypes.rstStream:
        find(id)
        numberIn(payload)
        return close(id)
      case frameTypes.settings:
        return onSettings(flags, id, payload)
      case frameTypes.ping:
        if (id !== 0) throw protocolError('A ping belongs to the connection.')
        if (payload.length !== 8) throw wrongSize()
        if ((flags & frameFlags.ack) !== 0) return
        return writer.write(encodeFrame(frameTypes.ping, frameFlags.ack, 0, payload))
      case frameTypes.windowUpdate:
        return onWindowUpdate(id, numberIn(payload) & 0x7fffffff)
      case frameTypes.pushPromise:
        throw protocolError('Clients do not push.')
      default:
      // PRIORITY, GOAWAY, and what is not known yet, ask for nothing.
    }
  }
  const read = frameReader((type, flags, id, payload) => {
    if (!broken) onFrame(type, flags, id, payload)
  })

  socket.on('close', closeAll)
  socket.on('data', (chunk: Buffer) => {
    if (broken) return
    try {
      read(chunk)
    } catch (error) {
      breakOff(error)
    }
  })
  const settings = encodeSettings([
    [settingIds.maxConcurrentStreams, mostStreams],
    [settingIds.initialWindowSize, receiveWindow],
  ])
  writer.write(encodeFrame(frameTypes.settings, 0, 0, settings))
  writer.write(encodeNumber(frameTypes.windowUpdate, 0, receiveWindow - defaultWindow))
  socket.resume()
}

const protocolError = (message: string) => connectionError(errorCodes.protocolError, message)
const tooWide = () => connectionError(errorCodes.flowControlError, 'The window is too large.')
const wrongSize = () => connectionError(errorCodes.frameSizeError, 'The frame has the wrong size.')

function numberIn(payload: Buffer): number {
  if (payload.length !== 4) throw wrongSize()
  return payload.readUInt32BE(0)
}
