import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { JsonObject } from '../../../local/src/firestore/service/Json.ts'

const folder = resolve(import.meta.dirname, '../../../functions/src/messengers')

/** The recorded updates of a messenger, but the question whether an address is ours, which needs no secret. */
export const readFixtures = (messenger: 'telegram' | 'vk'): readonly JsonObject[] =>
  readdirSync(`${folder}/${messenger}/fixtures`)
    .filter(name => name !== 'confirmation.json')
    .toSorted()
    .map(name => JSON.parse(readFileSync(`${folder}/${messenger}/fixtures/${name}`, 'utf8')) as JsonObject)
