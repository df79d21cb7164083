import { createServer, type Server } from 'node:net'

// Below the ports that systems give to outgoing connections (Linux from 32768, others from 49152): one of those could
// be taken in the moment before it is used.
const FIRST = 20_000
const LAST = 32_000

/** A free port for each name, all different. Nothing reserves them: start what needs them soon. */
export async function pickFreePorts<Name extends string>(
  names: readonly Name[],
): Promise<Record<Name, number>> {
  const taken: { name: Name; port: number; server: Server }[] = []
  for (const name of names) taken.push({ name, ...(await takePort()) })
  await Promise.all(taken.map(({ server }) => new Promise(resolve => server.close(resolve))))
  return Object.fromEntries(taken.map(({ name, port }) => [name, port])) as Record<Name, number>
}

async function takePort(): Promise<{ port: number; server: Server }> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST))
    const server = createServer()
    const listens = await new Promise<boolean>(resolve => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => resolve(true))
    })
    if (listens) return { port, server }
  }
}
