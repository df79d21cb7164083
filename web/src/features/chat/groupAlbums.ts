import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'

/** A message, or the parts of an album, with a key that stays while parts come. */
export interface TimelineUnit {
  readonly key: string
  readonly parts: readonly [LiveMessage, ...LiveMessage[]]
}

const MOST = 10

/** Puts neighbours of one album together. What is deleted stands for itself, so that it is seen. */
export function groupAlbums(messages: readonly LiveMessage[]): TimelineUnit[] {
  const units: { key: string; parts: [LiveMessage, ...LiveMessage[]] }[] = []
  const taken = new Set<string>()
  for (const message of messages) {
    const open = units.at(-1)
    if (open && belongs(open.parts, message)) {
      open.parts.push(message)
      continue
    }
    const album = message.albumId === undefined ? message.id : `album-${message.albumId}`
    const key = taken.has(album) ? message.id : album
    taken.add(key)
    units.push({ key, parts: [message] })
  }
  return units
}

const belongs = (parts: readonly [LiveMessage, ...LiveMessage[]], message: LiveMessage) =>
  message.albumId !== undefined &&
  parts[0].albumId === message.albumId &&
  parts[0].direction === message.direction &&
  parts[0].deletedAt === undefined &&
  message.deletedAt === undefined &&
  parts.length < MOST
