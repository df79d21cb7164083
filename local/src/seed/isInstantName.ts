const INSTANT = /(At|^at|^since|Since|Until|Before)$/

/** Whether a field of this name holds an instant: milliseconds in the domain, a Timestamp in Firestore. */
export const isInstantName = (name: string): boolean => INSTANT.test(name)
