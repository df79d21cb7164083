import type { Firestore } from '@google-cloud/firestore'
import { companyPath } from '@chats/domain/paths'
import type { Ports } from '../launch/Ports.ts'
import { composeHistory } from './composeHistory.ts'
import { demoDialogs } from './demoDialogs.ts'
import { demoMessageDays } from './demoMessageDays.ts'
import { demoScheduled } from './demoScheduled.ts'
import { demoTasks } from './demoTasks.ts'
import { demoTunnelPlaces, demoTunnels } from './demoTunnels.ts'
import { historyDocuments } from './historyDocuments.ts'
import { seedCompany } from './seedCompany.ts'
import { seedPhotos } from './seedPhotos.ts'
import { switchTriggers } from './switchTriggers.ts'
import { writeDocuments } from './writeDocuments.ts'

/** Whether the company was written, whole: it is what is written last. */
export const hasCompany = async (db: Firestore) => (await db.doc(companyPath).get()).exists

/** Writes the company and its past, people and talks of nine days. What is interrupted is written again, the same. */
export async function seedHistory(
  db: Firestore,
  ports: Pick<Ports, 'hub' | 'storage'>,
  projectId: string,
  now: number,
): Promise<void> {
  const people = composeHistory(now)
  await switchTriggers(ports.hub, false)
  await seedPhotos(people, ports.storage, projectId)
  await writeDocuments(db, [
    ...historyDocuments(people, demoTunnelPlaces(people, now)),
    ...demoDialogs(people, now),
    ...demoMessageDays(people, now),
    ...demoTasks(people, now),
    ...demoScheduled(people, now),
    ...demoTunnels(people, now),
  ])
  await seedCompany(db)
  await switchTriggers(ports.hub, true)
}
