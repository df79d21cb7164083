import type { Random } from '../createRandom.ts'

/** `bytes` with one to eight places flipped, cut, doubled or overwritten; sometimes nothing but garbage. */
export function mutateBytes(random: Random, bytes: Buffer): Buffer {
  if (random.chance(0.02)) return garbage(random, random.below(200))
  let changed = Buffer.from(bytes)
  for (let changes = 1 + random.below(8); changes > 0 && changed.length > 0; changes -= 1) {
    const at = random.below(changed.length)
    const end = Math.min(changed.length, at + 1 + random.below(16))
    const kind = random.below(7)
    if (kind === 0) changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8))
    else if (kind === 1) changed[at] = random.pick([0, 1, 0x7f, 0x80, 0xff])
    else if (kind === 2) changed = Buffer.concat([changed.subarray(0, at), changed.subarray(end)])
    else if (kind === 3) changed = Buffer.concat([changed.subarray(0, end), changed.subarray(at)])
    else if (kind === 4)
      changed = Buffer.concat([
        changed.subarray(0, at),
        garbage(random, 1 + random.below(8)),
        changed.subarray(at),
      ])
    else if (kind === 5) changed = changed.subarray(0, random.chance(0.3) ? at : changed.length)
    else changed[at] = random.below(256)
  }
  return changed
}

export const garbage = (random: Random, length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => random.below(256)))
