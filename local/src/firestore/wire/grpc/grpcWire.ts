import type { Duplex as Socket } from 'node:stream'
import { Server, ServerCredentials } from '@grpc/grpc-js'
import type {
  handleBidiStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
  MethodDefinition,
  ServiceDefinition,
  UntypedServiceImplementation,
} from '@grpc/grpc-js'
import type { Json } from '../../service/Json.ts'
import type { Bidi, ServerStream, Service, Unary } from '../../service/Service.ts'
import { isStatusError, statusError } from '../../service/Status.ts'
import { checkRequestSize } from '../checkRequestSize.ts'
import { callOf, grpcError } from './grpcCall.ts'
import { decodeMessage } from './decodeMessage.ts'
import { encodeMessage } from './encodeMessage.ts'
import { loadShapes } from './loadShapes.ts'
import type { Shapes } from './loadShapes.ts'
import type { MessageShape } from './MessageShape.ts'

/** The gRPC side of the port: sockets that speak HTTP/2 are handed in. */
export interface GrpcWire {
  accept(socket: Socket): void
  /** Breaks every stream off. */
  close(): void
}

/** Beyond this, grpc-js breaks off while it still receives; what Firestore refuses is less and refused below. */
const maxRequestBytes = 32 * 1024 * 1024

/** A request as it came off the wire: grpc-js would call whatever its reader throws INTERNAL. */
type Received = { readonly json: Json } | { readonly refused: unknown }

const receive = (shape: MessageShape, bytes: Buffer): Received => {
  try {
    checkRequestSize(bytes.length)
    return { json: decodeMessage(shape, bytes) }
  } catch (error) {
    const refused = isStatusError(error) ? error : statusError('INVALID_ARGUMENT', `No ${shape.fullName}.`)
    return { refused }
  }
}
const requestOf = (received: Received): Json => {
  if ('refused' in received) throw received.refused
  return received.json
}

/** Serves google.firestore.v1.Firestore. Loading the protos takes about a tenth of a second. */
export function grpcWire(service: Service): GrpcWire {
  const server = new Server({
    'grpc.max_receive_message_length': maxRequestBytes,
    'grpc.max_send_message_length': -1,
    'grpc.max_concurrent_streams': 10_000,
  })
  const shapes = loadShapes()
  const definition: { [rpc: string]: MethodDefinition<Received, Json> } = {}
  const handlers: UntypedServiceImplementation = {}
  for (const [rpc, unary] of Object.entries(service.unary)) {
    definition[rpc] = method(shapes, rpc, false, false)
    handlers[rpc] = serveUnary(unary)
  }
  for (const [rpc, stream] of Object.entries(service.serverStream)) {
    definition[rpc] = method(shapes, rpc, false, true)
    handlers[rpc] = serveStream(stream)
  }
  for (const [rpc, bidi] of Object.entries(service.bidi)) {
    definition[rpc] = method(shapes, rpc, true, true)
    handlers[rpc] = serveBidi(bidi)
  }
  const typed: ServiceDefinition = definition
  server.addService(typed, handlers)
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure())

  return {
    accept: socket => injector.injectConnection(socket),
    close() {
      injector.destroy()
      server.forceShutdown()
    },
  }
}

/** The RPCs whose answer is not `{Rpc}Response`. */
const responseNames: { readonly [rpc: string]: string } = {
  GetDocument: 'google.firestore.v1.Document',
  CreateDocument: 'google.firestore.v1.Document',
  UpdateDocument: 'google.firestore.v1.Document',
  DeleteDocument: 'google.protobuf.Empty',
  Rollback: 'google.protobuf.Empty',
}

function method(
  shapes: Shapes,
  rpc: string,
  requestStream: boolean,
  responseStream: boolean,
): MethodDefinition<Received, Json> {
  const request = shapes(`google.firestore.v1.${rpc}Request`)
  const response = shapes(responseNames[rpc] ?? `google.firestore.v1.${rpc}Response`)
  return {
    path: `/google.firestore.v1.Firestore/${rpc}`,
    requestStream,
    responseStream,
    requestSerialize: received => encodeMessage(request, requestOf(received)),
    requestDeserialize: bytes => receive(request, bytes),
    responseSerialize: json => encodeMessage(response, json),
    responseDeserialize: bytes => decodeMessage(response, bytes),
  }
}

const serveUnary =
  (unary: Unary): handleUnaryCall<Received, Json> =>
  (grpc, answer) => {
    void (async () => unary(requestOf(grpc.request), callOf(grpc)))().then(
      json => answer(null, json),
      (error: unknown) => answer(grpcError(error)),
    )
  }

const serveStream =
  (stream: ServerStream): handleServerStreamingCall<Received, Json> =>
  grpc => {
    const run = async () => {
      const call = callOf(grpc)
      for await (const json of stream(requestOf(grpc.request), call)) {
        if (call.signal.aborted) return
        if (!grpc.write(json)) await drained(grpc, call.signal)
      }
      grpc.end()
    }
    run().catch((error: unknown) => grpc.emit('error', grpcError(error)))
  }

const serveBidi =
  (bidi: Bidi): handleBidiStreamingCall<Received, Json> =>
  grpc => {
    let open = true
    const fail = (error: unknown) => {
      if (!open) return
      open = false
      // Emitted, not destroyed: grpc-js then ends the stream with this status after what was already sent.
      grpc.emit('error', grpcError(error))
    }
    try {
      const call = callOf(grpc)
      const duplex = bidi(call, {
        send: json => {
          if (open) grpc.write(json)
        },
        fail,
      })
      grpc.on('data', (received: Received) => {
        try {
          duplex.receive(requestOf(received))
        } catch (error) {
          fail(error)
        }
      })
      grpc.on('end', () => {
        duplex.end()
        if (open) grpc.end()
        open = false
      })
      call.signal.addEventListener('abort', () => {
        open = false
        duplex.end()
      })
    } catch (error) {
      fail(error)
    }
  }

const drained = (grpc: { once(event: 'drain', listener: () => void): unknown }, signal: AbortSignal) =>
  new Promise<void>(resolve => {
    grpc.once('drain', resolve)
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
