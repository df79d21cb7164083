import type { Socket } from 'node:net'

/** Puts together what is written within one turn, so that many answers are one write to the system. */
export interface SocketWriter {
  write(bytes: Buffer): void
  /** Whether the other side does not read fast enough; `onDrain` is called when it has caught up. */
  isFull(): boolean
  /** Writes what is left and ends the connection. */
  end(): void
}

/** Beyond this, data waits with its stream: a client that does not read must not fill the memory. */
const mostWaiting = 1 << 20

/** A connection that is closed over unread bytes takes its last words with it: the client is to close it. */
const lastsAtMostMs = 1000

/** Makes the one writer of `socket`. */
export function socketWriter(socket: Socket, onDrain: () => void): SocketWriter {
  let parts: Buffer[] = []
  let size = 0
  let ended = false
  const flush = () => {
    const [only] = parts
    if (only === undefined) return
    const bytes = parts.length === 1 ? only : Buffer.concat(parts, size)
    parts = []
    size = 0
    if (!socket.destroyed) socket.write(bytes)
  }
  socket.on('drain', onDrain)
  return {
    write: bytes => {
      if (ended) return
      // After the promises of this turn, most of which are answers too.
      if (parts.length === 0) process.nextTick(flush)
      parts.push(bytes)
      size += bytes.length
    },
    isFull: () => size + socket.writableLength > mostWaiting,
    end: () => {
      if (ended) return
      flush()
      ended = true
      socket.end()
      setTimeout(() => socket.destroy(), lastsAtMostMs).unref()
    },
  }
}
