import type { Call } from '../../service/Service.ts'
import { isStatusError, statusError } from '../../service/Status.ts'
import type { Json } from '../../service/Json.ts'
import { callerOf } from '../callerOf.ts'
import { checkRequestSize } from '../checkRequestSize.ts'
import type { Http2Stream, StreamListener } from '../http2/Http2Stream.ts'
import { decodeMessage } from './decodeMessage.ts'
import { grpcAnswer } from './grpcAnswer.ts'
import type { GrpcMethod } from './GrpcMethod.ts'
import type { MessageShape } from './MessageShape.ts'
import { messageReader } from './messageReader.ts'
import { parseTimeout } from './parseTimeout.ts'

/** Answers a gRPC call by `method`. What is wrong with it ends this call alone. */
export function grpcCall(stream: Http2Stream, method: GrpcMethod): StreamListener {
  const answer = grpcAnswer(stream, method.response)
  const guard = (act: () => void) => {
    try {
      act()
    } catch (error) {
      answer.fail(error)
    }
  }
  try {
    const { call, end } = callOf(stream)
    const receiver = method.open(call, answer)
    const reader = messageReader(bytes => receiver.message(decodeRequest(method.request, bytes)))
    const timeout = parseTimeout(stream.headers.get('grpc-timeout'))
    const late = () => answer.fail(statusError('DEADLINE_EXCEEDED', 'The deadline has passed.'))
    const timer = timeout === null ? null : setTimeout(late, timeout).unref()
    return {
      data: bytes => guard(() => reader.push(bytes)),
      ended: () =>
        guard(() => {
          if (reader.isTorn()) throw statusError('INVALID_ARGUMENT', 'The last message is cut off.')
          receiver.ended()
        }),
      drained: () => receiver.drained(),
      closed: () => {
        if (timer !== null) clearTimeout(timer)
        end()
        receiver.closed()
      },
    }
  } catch (error) {
    answer.fail(error)
    return deaf
  }
}

/** Listens to a call that is answered already. */
export const deaf: StreamListener = {
  data: () => undefined,
  ended: () => undefined,
  drained: () => undefined,
  closed: () => undefined,
}

/** What the RPC is told; throws UNAUTHENTICATED. The signal is made when it is asked for: few RPCs look at it. */
function callOf({ headers }: Http2Stream): { readonly call: Call; end(): void } {
  let controller: AbortController | null = null
  let isOver = false
  // With a reason of its own none is made, and with it no stack trace.
  const abort = () => controller?.abort('over')
  const call: Call = {
    caller: callerOf(headers.get('authorization')),
    get signal() {
      controller ??= new AbortController()
      if (isOver) abort()
      return controller.signal
    },
  }
  return {
    call,
    end: () => {
      isOver = true
      abort()
    },
  }
}

function decodeRequest(shape: MessageShape, bytes: Buffer): Json {
  checkRequestSize(bytes.length)
  try {
    return decodeMessage(shape, bytes)
  } catch (error) {
    if (isStatusError(error)) throw error
    throw statusError('INVALID_ARGUMENT', `No ${shape.fullName}.`)
  }
}
