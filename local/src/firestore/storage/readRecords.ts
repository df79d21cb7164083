import { closeSync, openSync, readSync } from 'node:fs'
import { decodeRecord } from './Record.ts'
import type { Record } from './Record.ts'

const blockBytes = 1 << 20

/**
 * Reads the records of a file from its start and returns the length in bytes of the undamaged part: a last record
 * that was only half written, and all that would follow a damaged one, is left out.
 */
export function readRecords(file: string, each: (record: Record) => void): number {
  const descriptor = openSync(file, 'r')
  const block = Buffer.alloc(blockBytes)
  let pending = Buffer.alloc(0)
  let good = 0
  try {
    for (let read = readSync(descriptor, block); read > 0; read = readSync(descriptor, block)) {
      pending = Buffer.concat([pending, block.subarray(0, read)])
      let start = 0
      for (let end = pending.indexOf(10); end >= 0; end = pending.indexOf(10, start)) {
        const record = decodeRecord(pending.toString('utf8', start, end))
        if (record === null) return good
        each(record)
        good += end + 1 - start
        start = end + 1
      }
      pending = pending.subarray(start)
    }
    return good
  } finally {
    closeSync(descriptor)
  }
}
