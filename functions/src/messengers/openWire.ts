import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Socket } from 'node:net'

/** A connection for one call. `reached` is false as long as not one byte of a request can have left. */
export interface Wire {
  readonly agent: HttpAgent | HttpsAgent
  readonly reached: () => boolean
}

const CONNECT_MS = 10_000

/**
 * Opens a fresh connection per call, so that a failure before the handshake is done is known to be one in which nothing
 * was sent; a connection kept alive could be dead without anybody knowing. Connecting takes at most 10 s.
 */
export function openWire(root: string): Wire {
  const secure = root.startsWith('https:')
  const agent = secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false })
  let reached = false
  const connect = agent.createConnection.bind(agent)
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback) as Socket
    const timer = setTimeout(() => socket.destroy(new Error('connecting took too long')), CONNECT_MS)
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      reached = true
      clearTimeout(timer)
    })
    socket.once('close', () => clearTimeout(timer))
    return socket
  }
  return { agent, reached: () => reached }
}
