import type { Auth } from 'firebase-admin/auth'
import { accessSchema, roleSchema } from '@chats/domain/Manager'
import type { Accounts } from '../usecases/Accounts.ts'

/** The accounts, through the admin SDK. */
export const createAccounts = (auth: Auth): Accounts => ({
  async claims(uid) {
    const user = await auth.getUser(uid).catch((error: unknown) => {
      if (isUnknownUser(error)) return null
      throw error
    })
    if (!user) return 'no_account'
    const role = roleSchema.safeParse(user.customClaims?.role)
    const access = accessSchema.safeParse(user.customClaims?.access)
    return role.success && access.success ? { role: role.data, access: access.data } : null
  },
  setClaims: (uid, claims) => auth.setCustomUserClaims(uid, claims),
  revoke: uid => auth.revokeRefreshTokens(uid),
})

const isUnknownUser = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'auth/user-not-found'
