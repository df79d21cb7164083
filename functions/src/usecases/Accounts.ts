import type { Claims } from '@chats/domain/Manager'

/** The accounts of Firebase Authentication. */
export interface Accounts {
  /** The custom claims of an account, null when it has none; `no_account` when there is none of that uid. */
  claims(uid: string): Promise<Claims | null | 'no_account'>
  setClaims(uid: string, claims: Claims | null): Promise<void>
  /** Ends every session: tokens cannot be renewed any more. */
  revoke(uid: string): Promise<void>
}
