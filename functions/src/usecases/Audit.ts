import type { AuditEntry } from '@chats/domain/AuditEntry'

/** An admin who acts: their uid and the name that colleagues know. */
export interface Admin {
  readonly id: string
  readonly name: string
}

/** Writes down who did what. */
export type Audit = (entry: Omit<AuditEntry, 'schema'>) => Promise<void>
