import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import type { DatabaseName } from '../value/resourceName.ts'
import type { StoredDocument } from '../value/Value.ts'
import { encodeRecord } from './Record.ts'

const perRecord = 200

/** Writes all documents of some databases as records to `file`, which is replaced at once or not at all. */
export function writeRecords(
  file: string,
  time: bigint,
  databases: Iterable<{ readonly name: DatabaseName; documents(): Iterable<StoredDocument> }>,
): void {
  const descriptor = openSync(`${file}.new`, 'w')
  for (const { name, documents } of databases) {
    let group: { path: string; document: StoredDocument }[] = []
    const flush = (): void => {
      if (group.length > 0)
        writeSync(descriptor, encodeRecord({ database: name, time, snapshot: true, documents: group }))
      group = []
    }
    for (const document of documents()) {
      group.push({ path: document.path, document })
      if (group.length === perRecord) flush()
    }
    flush()
  }
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(`${file}.new`, file)
}
