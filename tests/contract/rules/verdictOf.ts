/** What the rules said to a request: only `permission-denied` counts as a denial, any other failure is thrown. */
export const verdictOf = (attempt: Promise<unknown>): Promise<'ALLOW' | 'DENY'> =>
  attempt.then(
    () => 'ALLOW',
    (error: unknown) => {
      if ((error as { code?: unknown }).code === 'permission-denied') return 'DENY'
      throw error
    },
  )
