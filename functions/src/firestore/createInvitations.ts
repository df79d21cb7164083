import { randomBytes } from 'node:crypto'
import type { Auth } from 'firebase-admin/auth'
import type { Invitations } from '../usecases/Invitations.ts'

/** The accounts of managers, through the admin SDK. */
export const createInvitations = (auth: Auth): Invitations => ({
  find: email => orNull('auth/user-not-found', async () => (await auth.getUserByEmail(email)).uid),

  async open(email, name) {
    const user = await orNull('auth/invalid-email', () =>
      auth.createUser({ email, displayName: name, password: unknownPassword() }),
    )
    return user ? { uid: user.uid } : 'bad_email'
  },

  async lock(uid) {
    await auth.updateUser(uid, { password: unknownPassword(), disabled: false })
    await auth.revokeRefreshTokens(uid)
  },

  async code(uid) {
    const user = await orNull('auth/user-not-found', () => auth.getUser(uid))
    if (!user?.email) return null
    // The page has a form of its own for it; of the link to Google's, only the code is needed.
    return new URL(await auth.generatePasswordResetLink(user.email)).searchParams.get('oobCode')
  },
})

const unknownPassword = () => randomBytes(32).toString('base64url')

async function orNull<T>(code: string, ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === code) return null
    throw error
  }
}
