import type { Value } from '../Value.ts'
import { arrayKind } from './arrayKind.ts'
import { booleanKind } from './booleanKind.ts'
import { bytesKind } from './bytesKind.ts'
import { doubleKind } from './doubleKind.ts'
import { geoPointKind } from './geoPointKind.ts'
import { integerKind } from './integerKind.ts'
import type { AnyKind } from './Kind.ts'
import { mapKind } from './mapKind.ts'
import { nullKind } from './nullKind.ts'
import { referenceKind } from './referenceKind.ts'
import { stringKind } from './stringKind.ts'
import { timestampKind } from './timestampKind.ts'
import { vectorKind } from './vectorKind.ts'

/** Every kind of value by its name. */
export const kinds: { readonly [K in Value['kind']]: AnyKind } = {
  null: nullKind,
  boolean: booleanKind,
  integer: integerKind,
  double: doubleKind,
  timestamp: timestampKind,
  string: stringKind,
  bytes: bytesKind,
  reference: referenceKind,
  geoPoint: geoPointKind,
  array: arrayKind,
  vector: vectorKind,
  map: mapKind,
}
