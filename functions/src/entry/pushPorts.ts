import { projectID } from 'firebase-functions/params'
import { pushServices } from '../config.ts'
import { createPushDevices } from '../firestore/createPushDevices.ts'
import { createPushKeys } from '../firestore/createPushKeys.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { createPushSender } from '../push/createPushSender.ts'
import { makePushKeys } from '../push/makePushKeys.ts'
import type { ManagePushPorts } from '../usecases/managePush.ts'

/** Pushing, wired to Firestore, the push services and the clock. */
export function pushPorts(): ManagePushPorts {
  const db = openDatabase()
  const keys = createPushKeys(db, makePushKeys)
  const services = pushServices()
  return {
    devices: createPushDevices(db),
    send: createPushSender({ keys, services, subject: `https://${projectID.value()}.web.app` }),
    publicKey: async () => (await keys()).publicKey,
    services,
    now: Date.now,
    log,
  }
}
