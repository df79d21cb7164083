import { createServer as createHttpServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:net'
import type { Socket } from 'node:net'
import type { Service } from './service/Service.ts'
import type { GrpcWire } from './wire/grpc/grpcWire.ts'
import { refuseBadRequest } from './wire/refuseBadRequest.ts'

export interface ServerOptions {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly service: Service
  /** Answers everything that is HTTP/1.1: WebChannel, REST, the control endpoints. */
  readonly onRequest: (request: IncomingMessage, response: ServerResponse) => void
}

export interface RunningServer {
  readonly port: number
  /** Stops listening and breaks every connection off. */
  close(): Promise<void>
}

/**
 * Listens on one port for gRPC (HTTP/2 with prior knowledge) and HTTP/1.1, told apart by the first bytes of a
 * connection. Rejects with a sentence for people when the port is taken.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const http = createHttpServer({ keepAliveTimeout: 60_000, noDelay: true }, options.onRequest)
  http.on('clientError', (_error, socket) => refuseBadRequest(socket as Socket))
  const sockets = new Set<Socket>()
  // A client finds the port open before the wire that few probes speak is loaded.
  let grpc: Promise<GrpcWire> | null = null
  const loadGrpc = () =>
    (grpc ??= import('./wire/grpc/grpcWire.ts').then(module => module.grpcWire(options.service)))

  const route = async (socket: Socket) => {
    const start = await firstBytes(socket)
    if (start === null) return
    if (!start.startsWith('PRI')) {
      http.emit('connection', socket)
      return void socket.resume()
    }
    const wire = await loadGrpc()
    if (!socket.destroyed) wire.accept(socket)
  }
  const server = createServer({ noDelay: true }, socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    void route(socket)
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, options)))
    server.listen(options.port, options.host, resolve)
  })
  setImmediate(() => void loadGrpc())
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port

  return {
    port,
    async close() {
      const closed = new Promise(resolve => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** The first three bytes, left in the socket to be read again; null when the connection ends before them. */
function firstBytes(socket: Socket): Promise<string | null> {
  return new Promise(resolve => {
    let seen = Buffer.alloc(0)
    const done = (start: string | null) => {
      socket.off('data', onData)
      socket.off('close', onClose)
      resolve(start)
    }
    const onData = (chunk: Buffer) => {
      seen = Buffer.concat([seen, chunk])
      if (seen.length < 3) return
      socket.pause()
      socket.unshift(seen)
      done(seen.toString('latin1', 0, 3))
    }
    const onClose = () => done(null)
    socket.on('data', onData)
    socket.on('close', onClose)
  })
}

// firebase-tools looks for these words in what the server prints.
const listenError = (error: NodeJS.ErrnoException, { host, port }: ServerOptions): Error =>
  error.code === 'EADDRINUSE'
    ? new Error(
        `Cannot listen on ${host}:${port}: address already in use. Stop what runs there, or choose another --port.`,
      )
    : error
