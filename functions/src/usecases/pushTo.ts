import type { PushMessage } from '@chats/domain/PushMessage'
import type { Log } from './Log.ts'
import type { KnownDevice, PushDevices, SendPush } from './PushDevices.ts'

export interface PushPorts {
  readonly devices: PushDevices
  readonly send: SendPush
  readonly log: Log
}

/** Pushes a message to devices; those that are gone are forgotten. Whether all who could take it now have it. */
export async function pushTo(
  to: readonly KnownDevice[],
  message: PushMessage,
  { devices, send, log }: PushPorts,
): Promise<boolean> {
  const outcomes = await Promise.all(
    to.map(async device => {
      const outcome = await send(device, message)
      if (outcome === 'gone') await devices.remove(device)
      return outcome
    }),
  )
  const count = (wanted: string) => outcomes.filter(outcome => outcome === wanted).length
  if (to.length)
    log({
      event: 'pushed',
      kind: message.kind,
      taken: count('taken'),
      gone: count('gone'),
      refused: count('refused'),
      later: count('later'),
    })
  return count('later') === 0
}
