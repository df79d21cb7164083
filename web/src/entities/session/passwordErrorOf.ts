export type PasswordError = 'expired' | 'weak' | 'failed'

const errors: Readonly<Record<string, PasswordError>> = {
  'auth/expired-action-code': 'expired',
  'auth/invalid-action-code': 'expired',
  'auth/user-not-found': 'expired',
  'auth/user-disabled': 'expired',
  'auth/missing-oob-code': 'expired',
  'auth/weak-password': 'weak',
  'auth/password-does-not-meet-requirements': 'weak',
}

/** What went wrong with a new password, from Firebase's code (firebase.google.com/docs/reference/js/auth#autherrorcodes). */
export function passwordErrorOf(error: unknown): PasswordError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return errors[code] ?? 'failed'
}
