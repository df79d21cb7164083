import type { Builtin } from './Builtin.ts'
import { conversions } from './conversions.ts'
import { documents, firestorePackage } from './documents.ts'
import { duration } from './duration.ts'
import { hashing } from './hashing.ts'
import { latlng } from './latlng.ts'
import { math } from './math.ts'
import { timestamp } from './timestamp.ts'

export type ServiceName = 'cloud.firestore' | 'firebase.storage'

/** What a service's rules may call without defining it. */
export interface Builtins {
  readonly globals: ReadonlyMap<string, Builtin>
  readonly packages: ReadonlyMap<string, ReadonlyMap<string, Builtin>>
}

const packages: Builtins['packages'] = new Map([
  ['math', math],
  ['hashing', hashing],
  ['timestamp', timestamp],
  ['duration', duration],
  ['latlng', latlng],
])

const services: { readonly [service in ServiceName]: Builtins } = {
  'cloud.firestore': { globals: new Map([...conversions, ...documents]), packages },
  'firebase.storage': {
    globals: conversions,
    packages: new Map([...packages, ['firestore', firestorePackage]]),
  },
}

export const builtinsOf = (service: ServiceName): Builtins => services[service]
