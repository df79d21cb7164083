import type { Metadata, ServerErrorResponse } from '@grpc/grpc-js'
import type { Call } from '../../service/Service.ts'
import { statusCodes } from '../../service/Status.ts'
import { callerOf } from '../callerOf.ts'
import { wireError } from '../wireError.ts'

/** What an RPC is told of a gRPC call; throws UNAUTHENTICATED. The signal fires when the client cancels. */
export function callOf(grpc: {
  readonly metadata: Metadata
  readonly cancelled: boolean
  on(event: 'cancelled', listener: () => void): unknown
}): Call {
  const gone = new AbortController()
  // It fires at the end of every call. With a reason of its own none is made, and with it no stack trace.
  grpc.on('cancelled', () => gone.abort('cancelled'))
  if (grpc.cancelled) gone.abort('cancelled')
  const [authorization] = grpc.metadata.get('authorization')
  return {
    caller: callerOf(authorization === undefined ? undefined : String(authorization)),
    signal: gone.signal,
  }
}

/** An error as gRPC's status trailers. */
export function grpcError(error: unknown): Partial<ServerErrorResponse> {
  const { status, message } = wireError(error)
  // grpc-js percent-encodes the message, which half a surrogate pair would break.
  return { code: statusCodes[status], details: message.toWellFormed() }
}
