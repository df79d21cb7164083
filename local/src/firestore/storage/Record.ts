import { crc32 } from 'node:zlib'
import type { Json } from '../service/Json.ts'
import { asList, asObject, asString } from '../value/asJson.ts'
import { fieldsFromJson } from '../value/fromJson.ts'
import type { DatabaseName } from '../value/resourceName.ts'
import { fieldsToJson } from '../value/toJson.ts'
import type { StoredDocument } from '../value/Value.ts'

/** One commit as it lies on disk: what each changed document is afterwards. */
export interface Record {
  readonly database: DatabaseName
  readonly time: bigint
  /** Not a commit but a part of the whole state at `time`, from which nothing earlier can be told. */
  readonly snapshot: boolean
  readonly documents: readonly { readonly path: string; readonly document: StoredDocument | null }[]
}

/** A record as one line: the CRC-32 of the JSON in eight hex digits, a blank, the JSON. */
export function encodeRecord({ database, time, snapshot, documents }: Record): string {
  const json = JSON.stringify({
    database,
    time: String(time),
    ...(snapshot ? { snapshot } : {}),
    documents: documents.map(({ path, document }) =>
      document === null
        ? { path }
        : {
            path,
            createTime: String(document.createTime),
            updateTime: String(document.updateTime),
            fields: fieldsToJson(document.fields),
          },
    ),
  })
  return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`
}

/** Reads a line that `encodeRecord` wrote, without its line end; `null` when it is damaged. */
export function decodeRecord(line: string): Record | null {
  const json = line.slice(9)
  if (line.slice(0, 8) !== crc32(json).toString(16).padStart(8, '0')) return null
  const { database, time, snapshot, documents } = asObject(JSON.parse(json) as Json, 'record')
  return {
    database: asString(database, 'database'),
    time: BigInt(asString(time, 'time')),
    snapshot: snapshot === true,
    documents: asList(documents, 'documents').map(each => {
      const { path: rawPath, fields, createTime, updateTime } = asObject(each, 'document')
      const path = asString(rawPath, 'path')
      if (fields === undefined) return { path, document: null }
      return {
        path,
        document: {
          path,
          fields: fieldsFromJson(fields),
          createTime: BigInt(asString(createTime, 'createTime')),
          updateTime: BigInt(asString(updateTime, 'updateTime')),
        },
      }
    }),
  }
}
