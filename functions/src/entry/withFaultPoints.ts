/**
 * The moments at which tests end the process, each before and after: what is between two of them either happened or did
 * not. Names of ports.
 */
export const faultPoints = [
  'receive',
  'claimHead',
  'send',
  'settle',
  'secretsOf',
  'quarantine',
  'showOnRow',
  'wake',
  'queuedChats',
  'expiredChats',
] as const

const points = new Set<string>(faultPoints)
const passed = new Map<string, number>()

/**
 * The same ports, but that the process kills itself where `CHATS_KILL_AT` (`<port>.<before|after>:<nth>`) says so. Where
 * it is not set, as in production, the ports are given back as they are.
 */
export function withFaultPoints<T extends object>(ports: T): T {
  if (!process.env['CHATS_KILL_AT']) return ports
  return Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, wrap(name, port)])) as T
}

function wrap(name: string, port: unknown): unknown {
  if (typeof port === 'object' && port !== null) return withFaultPoints(port)
  if (typeof port !== 'function' || !points.has(name)) return port
  return async (...args: unknown[]) => {
    pass(`${name}.before`)
    const result: unknown = await port(...args)
    pass(`${name}.after`)
    return result
  }
}

function pass(moment: string): void {
  const times = (passed.get(moment) ?? 0) + 1
  passed.set(moment, times)
  if (process.env['CHATS_KILL_AT'] === `${moment}:${times}`) process.kill(process.pid, 'SIGKILL')
}
