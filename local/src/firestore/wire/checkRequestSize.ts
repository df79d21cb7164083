import { statusError } from '../service/Status.ts'

/** 10 MiB and a tenth of it for the envelope: what Firestore names when it refuses a request. */
const mostBytes = 11_534_336

/** Throws INVALID_ARGUMENT for a message of more bytes than Firestore takes in one request. */
export function checkRequestSize(bytes: number): void {
  if (bytes > mostBytes)
    throw statusError(
      'INVALID_ARGUMENT',
      `Request payload size exceeds the limit: ${String(mostBytes)} bytes.`,
    )
}
