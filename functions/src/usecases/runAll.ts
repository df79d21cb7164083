/**
 * Runs `work` for every item, `atOnce` of them at a time, in their order. One that fails does not hold the others up; the
 * first failure is thrown at the end.
 */
export async function runAll<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const rest = [...items].values()
  const failures: unknown[] = []
  const run = async () => {
    for (const item of rest) await work(item).catch(error => failures.push(error))
  }
  await Promise.all(Array.from({ length: atOnce }, run))
  if (failures.length) throw failures[0]
}
