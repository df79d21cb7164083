import type { Json } from '../../service/Json.ts'
import type { Bidi, Call, ServerStream, Unary } from '../../service/Service.ts'
import { statusError } from '../../service/Status.ts'
import type { GrpcAnswer } from './grpcAnswer.ts'
import type { MessageShape } from './MessageShape.ts'

/** What is told of a call that is being answered. Whatever these throw ends it with that status. */
export interface Receiver {
  message(json: Json): void
  /** There will be no further message. */
  ended(): void
  /** What had to wait has been sent. */
  drained(): void
  /** The call is over, one way or the other. */
  closed(): void
}

/** An RPC: what it takes, what it gives, and how it is answered. */
export interface GrpcMethod {
  readonly request: MessageShape
  readonly response: MessageShape
  readonly open: OpenCall
}
export type OpenCall = (call: Call, answer: GrpcAnswer) => Receiver

/** One message in, one out. */
export const openUnary =
  (unary: Unary): OpenCall =>
  (call, answer) =>
    withOneMessage(request => {
      unary(request, call).then(
        json => {
          answer.send(json)
          answer.finish()
        },
        (error: unknown) => answer.fail(error),
      )
    })

/** One message in, any number out, no faster than they are taken. */
export const openServerStream =
  (stream: ServerStream): OpenCall =>
  (call, answer) => {
    let isOver = false
    let goOn: () => void = () => undefined
    const run = async (request: Json) => {
      for await (const json of stream(request, call)) {
        if (isOver) return
        if (!answer.send(json)) await new Promise<void>(resolve => (goOn = resolve))
      }
      answer.finish()
    }
    return {
      ...withOneMessage(request => void run(request).catch((error: unknown) => answer.fail(error))),
      drained: () => goOn(),
      closed: () => {
        isOver = true
        goOn()
      },
    }
  }

/** Any number both ways. */
export const openBidi =
  (bidi: Bidi): OpenCall =>
  (call, answer) => {
    const duplex = bidi(call, { send: json => void answer.send(json), fail: answer.fail })
    let isOver = false
    const end = () => {
      if (!isOver) duplex.end()
      isOver = true
    }
    return {
      message: duplex.receive,
      ended: () => {
        end()
        answer.finish()
      },
      drained: () => undefined,
      closed: end,
    }
  }

function withOneMessage(run: (request: Json) => void): Receiver {
  let request: Json | undefined
  return {
    message: json => {
      if (request !== undefined) throw statusError('INVALID_ARGUMENT', 'The call has more than one request.')
      request = json
    },
    ended: () => {
      if (request === undefined) throw statusError('INVALID_ARGUMENT', 'The call has no request.')
      run(request)
    },
    drained: () => undefined,
    closed: () => undefined,
  }
}
