import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { composeHistory } from './composeHistory.ts'
import { simulatedTelegram } from './simulatedTelegram.ts'
import { simulatedVk } from './simulatedVk.ts'

/** Gives simulators that have no memory yet (a state file at `path`) the demo company's past up to `now`. */
export async function seedSimulators(path: string, now: number): Promise<void> {
  if (existsSync(path)) return
  await mkdir(dirname(path), { recursive: true })
  const people = composeHistory(now)
  const telegram = { state: simulatedTelegram(people), pending: [] }
  const vk = { state: simulatedVk(people), pending: [] }
  await writeFile(path, JSON.stringify({ telegram, vk }))
}
