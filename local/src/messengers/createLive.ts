import type { Server } from 'node:http'
import { WebSocketServer } from 'ws'
import type { PhoneEvent } from './PhoneChat.ts'

/** Tells every open phone page what happened, over WebSocket at `path`. */
export function createLive(server: Server, path: string): { tell(event: PhoneEvent): void; close(): void } {
  const sockets = new WebSocketServer({ server, path })
  return {
    tell(event) {
      const text = JSON.stringify(event)
      for (const socket of sockets.clients) socket.send(text)
    },
    close() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}
