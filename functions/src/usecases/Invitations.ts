/** The accounts with which managers sign in. */
export interface Invitations {
  /** The uid of the account of an address; null when there is none. */
  readonly find: (email: string) => Promise<string | null>
  /** Makes an account without a password that anybody knows; answers its uid, or that this is no address. */
  readonly open: (email: string, name: string) => Promise<{ readonly uid: string } | 'bad_email'>
  /** Locks out whoever opened this account: nobody knows its password any longer, and every session ends. */
  readonly lock: (uid: string) => Promise<void>
  /** A code that sets the password of an account, once, within an hour; null when there is no account. */
  readonly code: (uid: string) => Promise<string | null>
}
