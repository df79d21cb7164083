import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Database } from '../storage/createDatabase.ts'
import type { Record } from '../storage/Record.ts'
import { readRecords } from '../storage/readRecords.ts'
import { writeRecords } from '../storage/writeRecords.ts'
import { asObject, asString } from '../value/asJson.ts'
import type { Json } from './Json.ts'

const format = 'chats-firestore-1'

/** Writes the documents of `database` to `dir`, and what they are to `{name}.overall_export_metadata`, whose path it returns. */
export function exportDatabase(database: Database, dir: string, name: string, time: bigint): string {
  mkdirSync(dir, { recursive: true })
  const output = `${name}.documents`
  writeRecords(join(dir, output), time, [database])
  const metadata = join(dir, `${name}.overall_export_metadata`)
  writeFileSync(metadata, JSON.stringify({ format, output }))
  return metadata
}

/** Reads an export record by record. Throws when it is damaged or not one of `exportDatabase`. */
export function readExport(metadataFile: string, each: (record: Record) => void): void {
  const { format: found, output } = asObject(
    JSON.parse(readFileSync(metadataFile, 'utf8')) as Json,
    'metadata',
  )
  if (found !== format) throw new Error(`${metadataFile} is not an export of this server.`)
  readRecords(join(dirname(metadataFile), asString(output, 'output')), each)
}
