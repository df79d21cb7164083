import type { RulesDocument } from '../rules/Ruleset.ts'
import type { JournalEntry } from '../service/Journal.ts'
import type { JsonObject } from '../service/Json.ts'
import type { Database } from '../storage/createDatabase.ts'
import { fieldsToJson } from '../value/toJson.ts'
import { explainEntry } from './explainEntry.ts'
import { requestRow } from './requestRow.ts'

/** A request with everything the rules saw: the token, both resources, the documents they read, every value on the way. */
export function requestDetail(seq: number, entry: JournalEntry, database: Database): JsonObject {
  const { caller, rules } = entry
  const explained = explainEntry(entry, database)
  return {
    ...requestRow(seq, entry),
    auth: caller.kind === 'user' && caller.auth !== null ? { ...caller.auth } : null,
    resource: documentOf(entry.resource),
    requestResource: documentOf(entry.requestResource),
    reads: entry.ruleReads,
    rules: rules === null ? null : (rules.files ?? []).map(file => ({ ...file })),
    values: explained,
  }
}

const documentOf = (document: RulesDocument | null): JsonObject | null =>
  document === null ? null : { path: document.path, fields: fieldsToJson(document.fields) }
