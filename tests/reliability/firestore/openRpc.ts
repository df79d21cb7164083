import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Client, credentials, loadPackageDefinition, Metadata } from '@grpc/grpc-js'
import type { ClientDuplexStream, ServiceClientConstructor } from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'

/** A message as proto-loader takes and gives it, with numbers of 64 bits and enums as text. */
export type Message = { readonly [member: string]: unknown }

/** Google's RPCs without a library of Google's: what is called is sent once, and never repeated by itself. */
export interface Rpc {
  unary(rpc: string, request: Message): Promise<Message>
  stream(rpc: string, request: Message): AsyncIterable<Message>
  duplex(rpc: string): ClientDuplexStream<Message, Message>
  close(): void
}

const require = createRequire(import.meta.resolve('../../../local/package.json'))
const protos = join(dirname(require.resolve('@google-cloud/firestore/package.json')), 'build/protos')
const loaded = loadPackageDefinition(
  loadSync('google/firestore/v1/firestore.proto', {
    includeDirs: [protos],
    enums: String,
    longs: String,
    oneofs: true,
  }),
) as unknown as { google: { firestore: { v1: { Firestore: ServiceClientConstructor } } } }
const { service } = loaded.google.firestore.v1.Firestore

/** A connection of its own to the server at `port`, as its owner. */
export function openRpc(port: number): Rpc {
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), {
    'grpc.enable_retries': 0,
    'grpc.use_local_subchannel_pool': 1,
    'grpc.max_receive_message_length': -1,
  })
  const metadata = new Metadata()
  metadata.set('authorization', 'Bearer owner')
  const method = (rpc: string) => {
    const found = service[rpc]
    if (found === undefined) throw new Error(`no such RPC: ${rpc}`)
    return found
  }
  return {
    unary: (rpc, request) =>
      new Promise((resolve, reject) => {
        const { path, requestSerialize, responseDeserialize } = method(rpc)
        client.makeUnaryRequest<Message, Message>(
          path,
          requestSerialize,
          responseDeserialize,
          request,
          metadata,
          (error, answer) => (error ? reject(error) : resolve(answer ?? {})),
        )
      }),
    stream: (rpc, request) => {
      const { path, requestSerialize, responseDeserialize } = method(rpc)
      return client.makeServerStreamRequest<Message, Message>(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        metadata,
      )
    },
    duplex: rpc => {
      const { path, requestSerialize, responseDeserialize } = method(rpc)
      return client.makeBidiStreamRequest<Message, Message>(
        path,
        requestSerialize,
        responseDeserialize,
        metadata,
      )
    },
    close: () => client.close(),
  }
}
