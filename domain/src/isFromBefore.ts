import type { Inbound } from './Inbound.ts'
import type { Instant } from './Instant.ts'

const SECOND = 1000

/**
 * Whether what a messenger tells was done before a moment: by the whole seconds that messengers know, so that nothing of
 * that very second is taken for older. An edit counts from when it was made.
 */
export function isFromBefore(inbound: Inbound, moment: Instant): boolean {
  const at = 'editedAt' in inbound && inbound.editedAt !== undefined ? inbound.editedAt : inbound.at
  return at < moment - (moment % SECOND)
}
