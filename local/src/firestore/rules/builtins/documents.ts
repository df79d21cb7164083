import type { Moment } from '../plan/Run.ts'
import { bool } from '../values/make.ts'
import type { Builtin } from './Builtin.ts'
import { table } from './Builtin.ts'

const reader = (moment: Moment): Builtin => ({
  arity: [1, 1],
  call: ([path], { documents }) => (path?.kind === 'path' ? documents.get(path, moment) : undefined),
})

const finder = (moment: Moment): Builtin => ({
  arity: [1, 1],
  call: ([path], { documents }) => {
    if (path?.kind !== 'path') return undefined
    const found = documents.get(path, moment)
    return found.kind === 'error' ? found : bool(found.kind !== 'null')
  },
})

/** `get`, `exists`, `getAfter`, `existsAfter` of Firestore's rules. */
export const documents: ReadonlyMap<string, Builtin> = table({
  get: reader('before'),
  exists: finder('before'),
  getAfter: reader('after'),
  existsAfter: finder('after'),
})

/** `firestore.get` and `firestore.exists` of Storage's rules. */
export const firestorePackage: ReadonlyMap<string, Builtin> = table({
  get: reader('before'),
  exists: finder('before'),
})
