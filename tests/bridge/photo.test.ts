import { afterAll, beforeAll, expect, it } from 'vitest'
import { telegram } from '../../functions/src/messengers/telegram/telegram.ts'
import { fetchPhoto } from '../../functions/src/usecases/fetchPhoto.ts'
import type { LogEvent } from '../../functions/src/usecases/Log.ts'
import { startSimulators } from '../../local/src/messengers/startSimulators.ts'

let simulators: Awaited<ReturnType<typeof startSimulators>>
beforeAll(async () => {
  simulators = await startSimulators({ port: 0 })
})
afterAll(() => simulators.close())

it('copies the photo of a person under a path that holds no token', async () => {
  const apiRoot = `http://127.0.0.1:${simulators.port}`
  const token = '111111:demo'
  const bot = telegram({ token, apiRoot, timeoutMs: 5000 })
  const person = { id: 7, first_name: 'Eve' }
  await fetch(`${apiRoot}/_sim/telegram/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: token, from: person, text: 'hello' }),
  })
  const saved: { path: string; bytes: Uint8Array; contentType: string }[] = []
  const photos: string[] = []
  const logged: LogEvent[] = []
  await bot.connect()
  await fetchPhoto(
    { personId: 'p-a_7', chatId: 'a_7', channelId: 'a', externalId: '7' },
    {
      profile: (_channel, externalId) => bot.profile(externalId),
      open: (_channel, photo) => bot.openFile(photo),
      setName: async () => Promise.reject(new Error('Telegram names people in its updates')),
      save: async (path, bytes, contentType) => void saved.push({ path, bytes, contentType }),
      setPhoto: async (_person, path) => void photos.push(path),
      log: event => void logged.push(event),
    },
  )
  expect(logged).toEqual([])
  expect(photos).toEqual(['people/p-a_7/photo'])
  expect(saved[0]).toMatchObject({ path: 'people/p-a_7/photo', contentType: 'image/png' })
  expect(saved[0]?.bytes.byteLength).toBeGreaterThan(100)
})

it('an error in fetching a file does not name the token', async () => {
  const bot = telegram({ token: '111111:secret', apiRoot: 'http://127.0.0.1:1', timeoutMs: 500 })
  await expect(bot.openFile('x')).rejects.toThrow(/^(?!.*secret).*$/)
})

it('a person whom the messenger does not know has no photo', async () => {
  const apiRoot = `http://127.0.0.1:${simulators.port}`
  const bot = telegram({ token: '111111:demo', apiRoot, timeoutMs: 5000 })
  expect(await bot.profile('999999')).toEqual({ photo: null })
})
