/** What a line of the Firebase CLI's output means to somebody who waits for the suite. */
export type SuiteLine =
  | { readonly kind: 'step'; readonly text: string }
  | { readonly kind: 'problem'; readonly text: string }
  | { readonly kind: 'ready' }
  | { readonly kind: 'detail' }

const steps: readonly (readonly [RegExp, string])[] = [
  [/emulators: Starting emulators/, 'The Firebase CLI is loaded'],
  [/firestore: .*(emulator|logging)/i, 'Firestore is starting'],
  [/functions: Watching/, 'Reading the functions'],
  [/functions: Loaded functions definitions/, 'Functions are known'],
  [/hosting.*Local server/, 'The page is served'],
]

// Said on every start of a demo project; they change nothing.
const harmless =
  /demo project ID|Emulator UI|requested "?node|Using node@|not running|Unable to look up|Your requested|Application Default|will not be|WARNING: Emulated/i

/** Reads one line; what is neither progress nor trouble is a detail that belongs in the log only. */
export function readSuiteLine(line: string): SuiteLine {
  if (/All emulators ready/.test(line)) return { kind: 'ready' }
  if (/^\s*(Error:|⚠|!!)/u.test(line)) {
    return harmless.test(line)
      ? { kind: 'detail' }
      : { kind: 'problem', text: line.replace(/^\s*(⚠|!!)\s*/u, '').trim() }
  }
  const step = steps.find(([pattern]) => pattern.test(line))
  return step ? { kind: 'step', text: step[1] } : { kind: 'detail' }
}
