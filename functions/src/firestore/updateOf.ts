import { FieldValue } from 'firebase-admin/firestore'
import { changedFields } from './changedFields.ts'
import { toStored } from './instants.ts'

/** The update that makes a document `after` out of `before`: the fields that changed, and those that are gone. */
export function updateOf<T extends object>(before: T, after: T): { [field: string]: unknown } {
  const gone = Object.keys(before).filter(name => !(name in after))
  return {
    ...toStored(changedFields(before, after)),
    ...Object.fromEntries(gone.map(name => [name, FieldValue.delete()])),
  }
}
