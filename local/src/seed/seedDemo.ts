import type { Ports } from '../launch/Ports.ts'
import { openFirestore } from './openFirestore.ts'
import { restTriggers } from './restTriggers.ts'
import { seedChannels } from './seedChannels.ts'
import { seedCrowd } from './seedCrowd.ts'
import { hasCompany, seedHistory } from './seedHistory.ts'
import { seedManagers } from './seedManagers.ts'
import { switchTriggers } from './switchTriggers.ts'

/** Makes a started stack the demo company's: accounts, past, channels. What is there already stays as it is. */
export async function seedDemo(options: {
  readonly ports: Pick<Ports, 'auth' | 'firestore' | 'hub' | 'storage'>
  readonly projectId: string
  readonly now: number
  /** How many people there are beside the demo's own. */
  readonly crowd: number
  onStep(text: string): void
  /** Resolves when the webhook answers: channels are connected after that. */
  readonly warmed: Promise<void>
}): Promise<void> {
  const { ports, projectId, now, crowd, onStep, warmed } = options
  const db = openFirestore(ports.firestore, projectId)
  try {
    if (!(await hasCompany(db))) {
      await seedHistory(db, ports, projectId, now)
      onStep('A company with more than fifty customers moved in')
    }
    if (crowd > 0) await moveIn(options)
    await seedManagers(db, ports.auth, projectId)
    await warmed
    await seedChannels(db)
    onStep('Accounts and channels are ready')
  } finally {
    await db.terminate()
  }
}

async function moveIn({
  ports,
  projectId,
  now,
  crowd,
  onStep,
}: Omit<Parameters<typeof seedDemo>[0], 'warmed'>): Promise<void> {
  const grouped = (people: number) => new Intl.NumberFormat('en-US').format(people)
  await switchTriggers(ports.hub, false)
  await restTriggers(ports.firestore, projectId, true)
  const written = await seedCrowd({ port: ports.firestore, projectId }, { count: crowd, now }, done =>
    onStep(`${grouped(done)} of ${grouped(crowd)} people of the large company`),
  )
  await restTriggers(ports.firestore, projectId, false)
  await switchTriggers(ports.hub, true)
  onStep(
    written > 0
      ? `${grouped(written)} more people moved in`
      : `The ${grouped(crowd)} people are there from the last time`,
  )
}
