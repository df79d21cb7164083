import type { Socket } from 'node:net'
import type { Service } from '../../service/Service.ts'
import { statusError } from '../../service/Status.ts'
import { encodeHeaderBlock } from '../http2/encodeHeaderBlock.ts'
import { http2Connection } from '../http2/http2Connection.ts'
import type { Http2Stream, StreamListener } from '../http2/Http2Stream.ts'
import { grpcAnswer } from './grpcAnswer.ts'
import { deaf, grpcCall } from './grpcCall.ts'
import { openBidi, openServerStream, openUnary } from './GrpcMethod.ts'
import type { GrpcMethod, OpenCall } from './GrpcMethod.ts'
import { loadShapes } from './loadShapes.ts'
import type { Shapes } from './loadShapes.ts'

/** The gRPC side of the port: sockets that speak HTTP/2 are handed in. They end it themselves, by closing. */
export interface GrpcWire {
  accept(socket: Socket): void
}

/** Serves google.firestore.v1.Firestore. */
export function grpcWire(service: Service): GrpcWire {
  const shapes = loadShapes()
  const methods = methodsOf(shapes, service)
  const empty = shapes('google.protobuf.Empty')
  const answer = (stream: Http2Stream): StreamListener => {
    const path = stream.headers.get(':path') ?? ''
    const type = stream.headers.get('content-type') ?? ''
    if (stream.headers.get(':method') !== 'POST' || !type.startsWith('application/grpc')) {
      stream.end(unsupported)
      return deaf
    }
    const method = methods.get(path)
    if (method !== undefined) return grpcCall(stream, method)
    grpcAnswer(stream, empty).fail(statusError('UNIMPLEMENTED', `There is no ${path}.`))
    return deaf
  }
  return { accept: socket => http2Connection(socket, answer) }
}

/** What is no gRPC gets the status of HTTP that gRPC's protocol names. */
const unsupported = encodeHeaderBlock([[':status', '415']])

/** The RPCs whose answer is not `{Rpc}Response`. */
const responseNames: { readonly [rpc: string]: string } = {
  GetDocument: 'google.firestore.v1.Document',
  CreateDocument: 'google.firestore.v1.Document',
  UpdateDocument: 'google.firestore.v1.Document',
  DeleteDocument: 'google.protobuf.Empty',
  Rollback: 'google.protobuf.Empty',
}

function methodsOf(shapes: Shapes, service: Service): ReadonlyMap<string, GrpcMethod> {
  const methods = new Map<string, GrpcMethod>()
  const add = (rpc: string, open: OpenCall) =>
    methods.set(`/google.firestore.v1.Firestore/${rpc}`, {
      request: shapes(`google.firestore.v1.${rpc}Request`),
      response: shapes(responseNames[rpc] ?? `google.firestore.v1.${rpc}Response`),
      open,
    })
  for (const [rpc, unary] of Object.entries(service.unary)) add(rpc, openUnary(unary))
  for (const [rpc, stream] of Object.entries(service.serverStream)) add(rpc, openServerStream(stream))
  for (const [rpc, bidi] of Object.entries(service.bidi)) add(rpc, openBidi(bidi))
  return methods
}
