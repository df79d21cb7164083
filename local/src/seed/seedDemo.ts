import type { Ports } from '../launch/Ports.ts'
import { openFirestore } from './openFirestore.ts'
import { seedChannels } from './seedChannels.ts'
import { hasCompany, seedHistory } from './seedHistory.ts'
import { seedManagers } from './seedManagers.ts'

/** Makes a started stack the demo company's: accounts, past, channels. What is there already stays as it is. */
export async function seedDemo(options: {
  readonly ports: Pick<Ports, 'auth' | 'firestore' | 'hub' | 'storage'>
  readonly projectId: string
  readonly now: number
  onStep(text: string): void
  /** Resolves when the webhook answers: channels are connected after that. */
  readonly warmed: Promise<void>
}): Promise<void> {
  const { ports, projectId, now, onStep, warmed } = options
  const db = openFirestore(ports.firestore, projectId)
  try {
    if (!(await hasCompany(db))) {
      await seedHistory(db, ports, projectId, now)
      onStep('A company with more than fifty customers moved in')
    }
    await seedManagers(db, ports.auth, projectId)
    await warmed
    await seedChannels(db)
    onStep('Accounts and channels are ready')
  } finally {
    await db.terminate()
  }
}
