/** The top-level fields of `after` that are not the very same value in `before`. */
export function changedFields<T extends object>(before: T, after: T): Partial<T> {
  const old = new Map<string, unknown>(Object.entries(before))
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !Object.is(old.get(name), value)),
  ) as Partial<T>
}
