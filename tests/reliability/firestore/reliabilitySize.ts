/** The small size in every run of the tests; the whole one with `FIRESTORE_RELIABILITY=full`. */
export const reliabilitySize = (small: number, full: number): number =>
  process.env['FIRESTORE_RELIABILITY'] === 'full' ? full : small
