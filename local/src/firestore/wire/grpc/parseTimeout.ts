const units: { readonly [unit: string]: number } = {
  H: 3_600_000,
  M: 60_000,
  S: 1000,
  m: 1,
  u: 0.001,
  n: 0.000_001,
}
/** The longest that a timer of Node takes: 24 days. */
const longest = 2 ** 31 - 1

/** The milliseconds of a `grpc-timeout` header; `null` when there is none, or none that can be read. */
export function parseTimeout(header: string | undefined): number | null {
  const [, amount, unit = ''] = /^(\d{1,8})([HMSmun])$/.exec(header ?? '') ?? []
  return amount === undefined ? null : Math.min(Number(amount) * (units[unit] ?? 1), longest)
}
