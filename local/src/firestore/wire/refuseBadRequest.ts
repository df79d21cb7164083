import type { Socket } from 'node:net'

const patienceMs = 2_000
const refused = new WeakSet<Socket>()

/**
 * Answers 400 to what is no HTTP and takes in for a moment what the client is still sending: a connection that is closed
 * over unread bytes is reset, and the answer is lost with it.
 */
export function refuseBadRequest(socket: Socket): void {
  if (refused.has(socket)) return
  refused.add(socket)
  if (!socket.writable) return void socket.destroy()
  const timer = setTimeout(() => socket.destroy(), patienceMs)
  socket.removeAllListeners('data')
  socket.on('data', () => undefined).once('close', () => clearTimeout(timer))
  socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
}
