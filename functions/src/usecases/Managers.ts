import type { Manager } from '@chats/domain/Manager'

/** What can be changed of a manager's rights. */
export type Rights = Partial<Pick<Manager, 'role' | 'access' | 'active'>>

/** `managers/{uid}`, for admins. */
export interface Managers {
  readonly find: (uid: string) => Promise<Pick<Manager, 'name' | 'active'> | null>
  readonly add: (uid: string, manager: Manager) => Promise<void>
  /** Changes rights, unless no admin at work would be left. */
  readonly change: (uid: string, rights: Rights) => Promise<'changed' | 'last_admin' | 'not_found'>
}
