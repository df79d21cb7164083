import type { JsonObject } from '../../../../local/src/firestore/service/Json.ts'
import type { Random } from '../createRandom.ts'
import { mutateBytes } from './mutateBytes.ts'
import { mutateJson, textOf } from './mutateJson.ts'

/** `json` as text: changed as JSON, and sometimes as bytes too or instead. */
export function mutateBody(random: Random, json: JsonObject): Buffer {
  const text = Buffer.from(textOf(random, random.chance(0.8) ? mutateJson(random, json) : json))
  return random.chance(0.2) ? mutateBytes(random, text) : text
}

/** A path with a few of its characters changed, now and then. */
export function mutatePath(random: Random, path: string): string {
  if (!random.chance(0.15)) return path
  const changed = mutateBytes(random, Buffer.from(path)).toString('latin1')
  return changed.startsWith('/') ? changed : `/${changed}`
}
