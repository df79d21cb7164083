import { fork } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { join, resolve } from 'node:path'
import type { Firestore } from '@google-cloud/firestore'
import { openFirestore } from '../../../local/src/seed/openFirestore.ts'
import type { Usage } from './reportUsage.ts'

/** A server in a process of its own. */
export interface Server {
  readonly port: number
  /** A client by firebase-admin's library; the caller ends it. */
  open(): Firestore
  /** Its own figures; `collect` first has its garbage collected. */
  usage(collect?: boolean): Promise<Usage>
  stop(): Promise<void>
}

/** Milliseconds from the spawn to the open port, and to the answer of a first read. */
export interface Start {
  readonly listening: number
  readonly answering: number
}

/** Which server: this project's (with or without a rules file), or the peer from npm. */
export type Which = { readonly kind: 'ours'; readonly rules?: string } | { readonly kind: 'peer' }

/** The project that is measured in. */
export const PROJECT = 'demo-bench'
const ours = resolve(import.meta.dirname, '../../../local/src/firestore/cli.ts')
const peer = join(import.meta.dirname, 'peer.ts')

/** Starts a server on a free port; resolves when it has answered. */
export async function startServer(which: Which): Promise<{ readonly server: Server; readonly start: Start }> {
  const port = await freePort()
  const rules = which.kind === 'ours' && which.rules !== undefined ? ['--rules', which.rules] : []
  const args = which.kind === 'ours' ? ['--port', String(port), ...rules] : [String(port)]
  const from = performance.now()
  const child = fork(which.kind === 'ours' ? ours : peer, args, {
    execArgv: ['--expose-gc', '--import', join(import.meta.dirname, 'reportUsage.ts')],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  while (!(await isOpen(port))) {
    if (child.exitCode !== null) throw new Error(`the ${which.kind} server ended at its start`)
  }
  const listening = performance.now() - from
  const client = openFirestore(port, PROJECT)
  await client.doc('bench/start').get()
  const answering = performance.now() - from
  await client.terminate()
  return {
    start: { listening, answering },
    server: {
      port,
      open: () => openFirestore(port, PROJECT),
      usage: async (collect = false) => {
        const answer = once(child, 'message')
        child.send(collect ? 'collect' : 'usage')
        return (await answer)[0] as Usage
      },
      stop: async () => {
        const ended = once(child, 'exit')
        child.kill()
        await ended
      },
    },
  }
}

const isOpen = (port: number) =>
  new Promise<boolean>(resolve => {
    const socket = connect(port, '127.0.0.1')
    const done = (open: boolean) => {
      socket.destroy()
      setTimeout(() => resolve(open), open ? 0 : 2)
    }
    socket.once('connect', () => done(true)).once('error', () => done(false))
  })

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('no free port')
  return address.port
}
