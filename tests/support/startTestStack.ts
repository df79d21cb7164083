import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { buildOnce } from '../../local/src/launch/buildOnce.ts'
import { functionsBuild, webBuild } from '../../local/src/launch/builds.ts'
import { pickFreePorts } from '../../local/src/launch/pickFreePorts.ts'
import type { Ports } from '../../local/src/launch/Ports.ts'
import { startStack } from '../../local/src/launch/startStack.ts'
import type { StackOptions } from '../../local/src/launch/StackOptions.ts'
import { openFirestore } from '../../local/src/seed/openFirestore.ts'
import { warmWebhook } from '../../local/src/launch/warmWebhook.ts'
import { seedChannels } from '../../local/src/seed/seedChannels.ts'
import { seedCompany } from '../../local/src/seed/seedCompany.ts'
import { seedManagers } from '../../local/src/seed/seedManagers.ts'
import { switchTriggers } from '../../local/src/seed/switchTriggers.ts'
import { killFunctions } from './killFunctions.ts'
import { serveStackControl } from './serveStackControl.ts'
import type { StackAddresses } from './StackAddresses.ts'

const root = resolve(import.meta.dirname, '../..')
const projectId = 'demo-chats'
export const portNames = [
  'web',
  'functions',
  'firestore',
  'firestoreWebsocket',
  'auth',
  'storage',
  'hub',
  'tasks',
  'eventarc',
  'logging',
  'simulators',
] as const satisfies readonly (keyof Ports)[]

/**
 * Starts the whole local stack beside whatever else runs: free ports, a folder of its own, the demo's managers and
 * channels and nobody who has written yet. `CHATS_TEST_LOG=1` shows its progress.
 */
export async function startTestStack({
  sweepEveryMs = 1000,
  functionsEnv = {},
}: { sweepEveryMs?: number; functionsEnv?: Readonly<Record<string, string>> } = {}): Promise<{
  addresses: StackAddresses
  stop(): Promise<void>
}> {
  await mkdir(join(root, '.tmp'), { recursive: true })
  const home = await mkdtemp(join(root, '.tmp/stack-'))
  const ports = await pickFreePorts(portNames)
  const webDir = join(home, 'web')
  const say = (text: string) => void (process.env['CHATS_TEST_LOG'] && console.log(text))
  const never = new AbortController().signal
  await mkdir(webDir, { recursive: true })
  await buildOnce(functionsBuild(root), never)
  const building = buildOnce(webBuild(root, ports, webDir), never)
  const options: StackOptions = {
    root,
    home,
    projectId,
    ports,
    only: ['auth', 'firestore', 'functions', 'storage', 'hosting'],
    webDir,
    // Short, so that what a killed run held is given up while a test waits.
    functionsEnv: { OUTBOX_LEASE_SECONDS: '8', ...functionsEnv },
    official: false,
    sweepEveryMs,
  }
  const start = () => startStack(options, { step: say, problem: say })
  let stack = await start()
  const control = await serveStackControl({
    async restart() {
      await stack.stop()
      stack = await start()
      await stack.ready
    },
    'kill-functions': killFunctions,
  })
  const stop = async () => {
    await control.close()
    await stack.stop()
    if (!process.env['CHATS_TEST_LOG']) await rm(home, { recursive: true, force: true })
  }
  const db = openFirestore(ports.firestore, projectId)
  try {
    await Promise.all([stack.ready, building])
    const warmed = warmWebhook(ports.functions, projectId)
    // What was delivered in the past needs no process of the emulator to look at it.
    await switchTriggers(ports.hub, false)
    await seedCompany(db)
    await switchTriggers(ports.hub, true)
    await seedManagers(db, ports.auth, projectId)
    await warmed
    await seedChannels(db)
  } catch (error) {
    await stop()
    throw error
  } finally {
    await db.terminate()
  }
  const addresses = {
    projectId,
    ports,
    page: `http://127.0.0.1:${ports.web}/`,
    simulators: `http://127.0.0.1:${ports.simulators}/`,
    control: control.address,
  }
  return { addresses, stop }
}
