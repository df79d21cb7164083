import { verifyPasswordResetCode } from 'firebase/auth'
import { backend } from '../backend.ts'
import { passwordErrorOf } from './passwordErrorOf.ts'
import type { PasswordError } from './passwordErrorOf.ts'

/** Whose password a code of a sign-in link sets: their address, or why it sets none. */
export async function readPasswordCode(
  code: string,
): Promise<{ readonly email: string } | { readonly error: PasswordError }> {
  try {
    return { email: await verifyPasswordResetCode(backend().auth, code) }
  } catch (error) {
    return { error: passwordErrorOf(error) }
  }
}
