import { createHash } from 'node:crypto'

/** VK's id of an event, or where it sent none that can be part of a path, one that follows from its body. */
export const eventIdOf = (given: string | undefined, raw: string): string =>
  given !== undefined && /^[\w-]{1,64}$/u.test(given)
    ? given
    : createHash('sha256').update(raw).digest('hex').slice(0, 40)
