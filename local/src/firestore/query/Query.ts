import type { FieldPath } from '../value/fieldPath.ts'
import type { DatabaseName } from '../value/resourceName.ts'
import type { Value } from '../value/Value.ts'
import type { Filter } from './Filter.ts'

/** One criterion of a sort. `__name__` is the document's own name. */
export interface Order {
  readonly field: FieldPath
  readonly direction: 'ASC' | 'DESC'
}

/** A place in the sorted result: values for the first orders, and whether it is just before or just after them. */
export interface Cursor {
  readonly values: readonly Value[]
  readonly before: boolean
}

/** A StructuredQuery, read and completed. */
export interface Query {
  readonly database: DatabaseName
  /** The document whose collections are asked, `''` for the root. */
  readonly parent: string
  /** `null` asks every collection. */
  readonly collectionId: string | null
  readonly allDescendants: boolean
  readonly where: Filter | null
  /** The orders as the client gave them. */
  readonly orderBy: readonly Order[]
  /** The orders with what Firestore adds: inequality fields and, always last, `__name__`. */
  readonly orders: readonly Order[]
  readonly startAt: Cursor | null
  readonly endAt: Cursor | null
  readonly offset: number
  readonly limit: number | null
  /** The fields to answer with; `null` for all, none for the name alone. */
  readonly select: readonly FieldPath[] | null
}
