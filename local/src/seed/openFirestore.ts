import { Firestore } from '@google-cloud/firestore'

/** The server's own way into the local Firestore, past every rule. End it with `terminate()`. */
export function openFirestore(port: number, projectId: string): Firestore {
  // Otherwise the client looks for a Google machine around it, and says that it found none.
  process.env['METADATA_SERVER_DETECTION'] ??= 'none'
  return new Firestore({ projectId, host: `127.0.0.1:${port}`, ssl: false, ignoreUndefinedProperties: true })
}
