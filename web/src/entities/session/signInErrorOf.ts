export type SignInError = 'wrong' | 'disabled' | 'offline' | 'tooMany' | 'unknown'

const errors: Readonly<Record<string, SignInError>> = {
  'auth/invalid-credential': 'wrong',
  'auth/invalid-login-credentials': 'wrong',
  'auth/wrong-password': 'wrong',
  'auth/user-not-found': 'wrong',
  'auth/invalid-email': 'wrong',
  'auth/missing-password': 'wrong',
  'auth/user-disabled': 'disabled',
  'auth/network-request-failed': 'offline',
  'auth/too-many-requests': 'tooMany',
}

/** What went wrong with a sign-in, from Firebase's code (firebase.google.com/docs/reference/js/auth#autherrorcodes). */
export function signInErrorOf(error: unknown): SignInError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return errors[code] ?? 'unknown'
}
