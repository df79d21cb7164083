/** Why a messenger will never hand out a file: it is bigger than a bot may fetch, or no longer there. */
export type FileRefusal = 'too_big' | 'gone'

/** The error of `Messenger.openFile` when asking again is of no use; `fileRefusalOf` reads it. */
export const refuseFile = (why: FileRefusal) => new Error(`file: ${why}`, { cause: why })

/** Why an error of `openFile` is final; null when it may go better later. */
export function fileRefusalOf(error: unknown): FileRefusal | null {
  const cause = error instanceof Error ? error.cause : undefined
  return cause === 'too_big' || cause === 'gone' ? cause : null
}
