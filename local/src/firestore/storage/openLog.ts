import {
  closeSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { encodeRecord } from './Record.ts'
import type { Record } from './Record.ts'
import { readRecords } from './readRecords.ts'

/** Where commits are kept. */
export interface Log {
  /** Once it returns, the record survives the death of this process; the disk has it a moment later. Throws when it cannot be written, and then it is not there. */
  append(record: Record): void
  close(): void
}

/** A log that keeps nothing. */
export const noLog: Log = { append: () => undefined, close: () => undefined }

/** The file of a data directory that holds everything. */
export function logFile(dir: string): string {
  return join(dir, 'commits.log')
}

/** Opens the log of `dir`, hands every record in it to `replay` and cuts off a torn end. */
export function openLog(dir: string, replay: (record: Record) => void): Log & { readonly bytes: number } {
  mkdirSync(dir, { recursive: true })
  const file = logFile(dir)
  const bytes = existsSync(file) ? readRecords(file, replay) : 0
  const descriptor = openSync(file, 'a')
  ftruncateSync(descriptor, bytes)
  let length = bytes
  let open = true
  let syncing = false
  let dirty = false
  // One sync at a time, each covering all that was written before it began.
  const sync = (): void => {
    dirty = true
    if (syncing || !open) return
    syncing = true
    dirty = false
    fdatasync(descriptor, () => {
      syncing = false
      if (!open) closeSync(descriptor)
      else if (dirty) sync()
    })
  }
  return {
    bytes,
    append: record => {
      const line = Buffer.from(encodeRecord(record))
      try {
        for (let written = 0; written < line.length;) written += writeSync(descriptor, line, written)
      } catch (error) {
        // Half a record would hide all that follows it.
        ftruncateSync(descriptor, length)
        throw error
      }
      length += line.length
      sync()
    },
    close: () => {
      if (!open) return
      open = false
      fdatasyncSync(descriptor)
      if (!syncing) closeSync(descriptor)
    },
  }
}
