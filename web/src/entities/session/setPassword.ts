import { confirmPasswordReset } from 'firebase/auth'
import { backend } from '../backend.ts'
import { passwordErrorOf } from './passwordErrorOf.ts'
import type { PasswordError } from './passwordErrorOf.ts'

/** Sets a password by the code of a sign-in link, once. Null when it is set. */
export async function setPassword(code: string, password: string): Promise<PasswordError | null> {
  try {
    await confirmPasswordReset(backend().auth, code, password)
    return null
  } catch (error) {
    return passwordErrorOf(error)
  }
}
