import type { Instant } from '@chats/domain/Instant'
import type { Admin } from './Audit.ts'

/** The keys by which other systems tell events. */
export interface Keys {
  /** Makes a key; it is told here and never again. */
  create(
    name: string,
    by: Admin,
    at: Instant,
  ): Promise<{ readonly id: string; readonly key: string } | 'too_many'>
  /** Takes a key away at once; answers its name. */
  revoke(id: string, at: Instant): Promise<{ readonly name: string } | 'not_found'>
}
