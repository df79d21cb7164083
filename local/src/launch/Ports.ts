import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every port that the local stack listens on, all of them on 127.0.0.1. */
export interface Ports {
  readonly web: number
  readonly functions: number
  readonly firestore: number
  /** The Firebase CLI reserves it beside Firestore; nothing listens there. */
  readonly firestoreWebsocket: number
  readonly auth: number
  readonly storage: number
  readonly hub: number
  readonly tasks: number
  readonly eventarc: number
  readonly logging: number
  readonly simulators: number
}

/** Every port `by` higher. */
export const shiftPorts = (ports: Ports, by: number): Ports =>
  Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, port + by])) as unknown as Ports

/** The demo's ports: those of firebase.json, and the simulators'. */
export function readDemoPorts(root: string): Ports {
  const { emulators } = JSON.parse(readFileSync(join(root, 'firebase.json'), 'utf8'))
  return {
    web: emulators.hosting.port,
    functions: emulators.functions.port,
    firestore: emulators.firestore.port,
    firestoreWebsocket: 9150,
    auth: emulators.auth.port,
    storage: emulators.storage.port,
    hub: emulators.hub.port,
    tasks: emulators.tasks.port,
    eventarc: emulators.eventarc.port,
    logging: emulators.logging.port,
    simulators: 8090,
  }
}
