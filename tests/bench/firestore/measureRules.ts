import { join } from 'node:path'
import type { Figure } from './Row.ts'
import { startServer } from './startServer.ts'
import type { Server } from './startServer.ts'
import { timeTogether } from './timeEach.ts'

const OPERATIONS = { n: 2000, inFlight: 20 }
const WARM = 300

/** Gets and writes over REST, by the owner, whom no rule is asked for, and by a manager under `bench.rules`. */
export async function measureRules(): Promise<readonly Figure[]> {
  const { server } = await startServer({ kind: 'ours', rules: join(import.meta.dirname, 'bench.rules') })
  try {
    const by = { owner: 'owner', manager: tokenOf({ sub: 'anna', role: 'manager' }) }
    await patch(server, by.owner, 'managers/anna', { active: { booleanValue: true } })
    const write = (token: string, index: number) =>
      patch(server, token, `people/${index % 500}`, {
        name: { stringValue: `Person ${index}` },
        at: { integerValue: String(index) },
      })
    const read = (token: string, index: number) => ask(server, token, `people/${index % 500}`)
    for (let index = 0; index < WARM * 2; index += 1) await write(index % 2 ? by.owner : by.manager, index)
    for (let index = 0; index < WARM; index += 1) await read(index % 2 ? by.owner : by.manager, index)
    return [
      await timeTogether(server, 'get over REST, no rules', OPERATIONS, index => read(by.owner, index)),
      await timeTogether(server, 'get over REST under rules', OPERATIONS, index => read(by.manager, index)),
      await timeTogether(server, 'write over REST, no rules', OPERATIONS, index => write(by.owner, index)),
      await timeTogether(server, 'write over REST under rules, with a get() in them', OPERATIONS, index =>
        write(by.manager, index),
      ),
    ]
  } finally {
    await server.stop()
  }
}

const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url')
const tokenOf = (claims: object) => `${part({ alg: 'none' })}.${part(claims)}.`

const patch = (server: Server, token: string, path: string, fields: object) =>
  ask(server, token, path, { method: 'PATCH', body: JSON.stringify({ fields }) })

async function ask({ port }: Server, token: string, path: string, init: RequestInit = {}): Promise<void> {
  const address = `http://127.0.0.1:${port}/v1/projects/demo-bench/databases/(default)/documents/${path}`
  const answer = await fetch(address, { ...init, headers: { authorization: `Bearer ${token}` } })
  const body = await answer.text()
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${body}`)
}
