import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClock } from './createClock.ts'
import { createDelivery } from './createDelivery.ts'
import { createFaults } from './createFaults.ts'
import { createFileStore } from './createFileStore.ts'
import { createLedger } from './createLedger.ts'
import { createLive } from './createLive.ts'
import { createStateFile } from './createStateFile.ts'
import type { Messenger, World } from './Messenger.ts'
import { isRecord } from './readForm.ts'
import { sendJson } from './sendJson.ts'
import { serveControl, type ControlServer } from './serveControl.ts'
import { servePhone } from './servePhone.ts'
import { createMessenger as createTelegram } from './telegram/createMessenger.ts'
import { createMessenger as createVk } from './vk/createMessenger.ts'

/** Where and how the simulators run; with `dataFile` (JSON, its files beside it) conversations outlive a restart. */
export interface SimulatorOptions {
  host?: string
  port: number
  dataFile?: string
  seed?: number
  log?: (line: string) => void
}

/** Starts every messenger's simulator on one port (0: any) together with the control calls and the customer's phone. */
export async function startSimulators(
  options: SimulatorOptions,
): Promise<{ port: number; close: () => Promise<void> }> {
  const { host = '127.0.0.1', port, dataFile, seed, log = () => undefined } = options
  const clock = createClock()
  const faults = createFaults(seed)
  const ledger = createLedger()
  const files = createFileStore(dataFile === undefined ? undefined : `${dataFile}.files`)
  const messengers: Messenger[] = []
  let actual = port
  const store = createStateFile(dataFile, () =>
    Object.fromEntries(messengers.map(messenger => [messenger.name, messenger.dump()])),
  )
  const server = createServer((request, response) => void serve(request, response))
  const live = createLive(server, '/_sim/live')

  const world: World = {
    clock,
    faults,
    ledger,
    origin: () => `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${actual}`,
    files,
    changed: store.changed,
    tellPhones: live.tell,
    createDelivery: (endpointOf, on) =>
      createDelivery({
        clock,
        faults,
        endpointOf,
        on: {
          attempted: () => undefined,
          accepted: () => undefined,
          dropped: () => undefined,
          failed: () => undefined,
          ...on,
          changed: store.changed,
        },
      }),
  }
  messengers.push(createTelegram(world), createVk(world))

  const saved = store.load()
  if (isRecord(saved)) for (const messenger of messengers) messenger.restore(saved[messenger.name])

  const control: ControlServer = {
    world,
    messengers,
    reset(newSeed) {
      for (const messenger of messengers) messenger.reset()
      faults.reset(newSeed)
      ledger.reset()
      files.clear()
      clock.reset()
      store.changed()
      live.tell({ kind: 'reload' })
    },
  }

  async function serve(request: IncomingMessage, response: ServerResponse) {
    try {
      const url = new URL(request.url ?? '/', 'http://localhost')
      if (await serveControl(control, request, response, url)) return
      for (const messenger of messengers) {
        if (await messenger.serve(request, response, url.pathname)) return
      }
      if (servePhone(response, url.pathname)) return
      sendJson(response, 404, { ok: false, error_code: 404, description: 'Not Found' })
    } catch (error) {
      log(`simulator: ${error instanceof Error ? error.message : String(error)}`)
      if (response.headersSent) response.destroy()
      else sendJson(response, 500, { ok: false, error_code: 500, description: 'Internal Server Error' })
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  actual = (server.address() as AddressInfo).port
  log(`simulators: http://${host}:${actual}/`)

  return {
    port: actual,
    async close() {
      clock.stop()
      live.close()
      store.flush()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
