import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { openBucket } from './openBucket.ts'

it('asks Storage once: who was refused is tried again as a whole', async () => {
  let asked = 0
  const server = createServer((_request, response) => {
    asked++
    response.writeHead(503).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  process.env['FIREBASE_STORAGE_EMULATOR_HOST'] = `127.0.0.1:${(server.address() as AddressInfo).port}`
  process.env['FIREBASE_CONFIG'] = JSON.stringify({
    projectId: 'demo-bucket',
    storageBucket: 'demo-bucket.appspot.com',
  })
  try {
    const bucket = await openBucket()
    await expect(bucket.file('x').download()).rejects.toThrow()
    expect(asked).toBe(1)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
