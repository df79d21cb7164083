import { createServer } from 'node:net'

const isFree = (port: number) =>
  new Promise<boolean>(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/** The names and numbers of those ports that something else listens on. */
export async function findTakenPorts(
  ports: Readonly<Record<string, number>>,
): Promise<(readonly [string, number])[]> {
  const checked = await Promise.all(
    Object.entries(ports).map(async ([name, port]) => ((await isFree(port)) ? [] : [[name, port] as const])),
  )
  return checked.flat()
}
