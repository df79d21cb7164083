import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { composeCrowd } from './composeCrowd.ts'
import { composeHistory } from './composeHistory.ts'
import { simulatedTelegram } from './simulatedTelegram.ts'
import { simulatedVk } from './simulatedVk.ts'
import { take } from './take.ts'

/** So many of a crowd are on the phone: the ones who wrote last. Anybody else gets there by writing. */
const ON_THE_PHONE = 200

/**
 * Gives simulators that have no memory yet (a state file at `path`) the demo company's past up to `now`, and that of
 * the most recent of `crowd` people more.
 */
export async function seedSimulators(path: string, now: number, crowd: number): Promise<void> {
  if (existsSync(path)) return
  await mkdir(dirname(path), { recursive: true })
  const people = [...composeHistory(now), ...take(composeCrowd(crowd, now), ON_THE_PHONE)]
  const telegram = { state: simulatedTelegram(people), pending: [] }
  const vk = { state: simulatedVk(people), pending: [] }
  await writeFile(path, JSON.stringify({ telegram, vk }))
}
