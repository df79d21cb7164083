import { createServer } from 'node:net'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { findTakenPorts } from './findTakenPorts.ts'
import { pickFreePorts } from './pickFreePorts.ts'

it('names the taken port and leaves the free ones free', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { a } = await pickFreePorts(['a'])
  expect(await findTakenPorts({ web: port, auth: a! })).toEqual([['web', port]])
  expect(await findTakenPorts({ auth: a! })).toEqual([])
  taken.close()
})
