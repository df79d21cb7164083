let starting: Promise<void> | undefined

/** Loads Firebase beside the shell and connects to it once; rejects when the project's configuration cannot be had. */
export function startBackend(): Promise<void> {
  starting ??= import('./firebase.ts').then(({ connectFirebase }) => connectFirebase())
  starting.catch(() => (starting = undefined))
  return starting
}
