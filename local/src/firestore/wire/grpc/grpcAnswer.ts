import type { Json } from '../../service/Json.ts'
import { statusCodes } from '../../service/Status.ts'
import type { Http2Stream } from '../http2/Http2Stream.ts'
import { encodeHeaderBlock } from '../http2/encodeHeaderBlock.ts'
import type { Header } from '../http2/staticHeaders.ts'
import { wireError } from '../wireError.ts'
import { encodeMessage } from './encodeMessage.ts'
import type { MessageShape } from './MessageShape.ts'
import { prefixSize } from './messageReader.ts'

/** What is said to a gRPC client. After the end nothing has an effect. */
export interface GrpcAnswer {
  /** Sends a message; false when it is better to wait with the next. */
  send(json: Json): boolean
  /** Ends the call well. */
  finish(): void
  /** Ends the call with the status of `error`. */
  fail(error: unknown): void
}

const head: readonly Header[] = [
  [':status', '200'],
  ['content-type', 'application/grpc'],
  ['grpc-accept-encoding', 'identity'],
]
const headBlock = encodeHeaderBlock(head)
const fine: readonly Header[] = [['grpc-status', '0']]
const fineBlock = encodeHeaderBlock(fine)
const onlyFineBlock = encodeHeaderBlock([...head, ...fine])

/** Makes the answer to a call; `response` is what every message of it is. */
export function grpcAnswer(stream: Http2Stream, response: MessageShape): GrpcAnswer {
  let begun = false
  const fail = (error: unknown) => {
    const { status, message } = wireError(error)
    const trailers: readonly Header[] = [
      ['grpc-status', String(statusCodes[status])],
      ['grpc-message', encodeDetails(message)],
    ]
    // Without a message before it, all goes into one block ("Trailers-Only").
    stream.end(encodeHeaderBlock(begun ? trailers : [...head, ...trailers]))
  }
  return {
    send: json => {
      try {
        const bytes = encodeMessage(response, json, prefixSize)
        bytes[0] = 0
        bytes.writeUInt32BE(bytes.length - prefixSize, 1)
        if (!begun) stream.respond(headBlock)
        begun = true
        return stream.write(bytes)
      } catch (error) {
        fail(error)
        return true
      }
    },
    finish: () => stream.end(begun ? fineBlock : onlyFineBlock),
    fail,
  }
}

/** Some clients take no more than 8 KB of headers. */
const mostDetails = 2000

/** A message for people as trailers carry it: percent-encoded UTF-8. */
function encodeDetails(message: string): string {
  const text = message.length > mostDetails ? `${message.slice(0, mostDetails)}…` : message
  return text.toWellFormed().replace(/[^ -$&-~]+/g, encodeURIComponent)
}
