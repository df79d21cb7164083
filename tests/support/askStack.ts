import type { StackAddresses } from './StackAddresses.ts'

/**
 * `restart`: stops the stack and starts it again with the same data on the same ports (some twenty seconds).
 * `kill-functions`: ends every functions worker at once, as a crash would; answers how many there were.
 */
export async function askStack({ control }: StackAddresses, deed: 'restart' | 'kill-functions') {
  const answer = await fetch(new URL(deed, control), { method: 'POST' })
  if (!answer.ok) throw new Error(`${deed}: ${await answer.text()}`)
  return (await answer.json()) as unknown
}
