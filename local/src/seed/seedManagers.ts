import type { Firestore } from '@google-cloud/firestore'
import { managerPath } from '@chats/domain/paths'
import { demoManagers, demoPassword } from './DemoManager.ts'

/** Makes sure that the demo's managers can sign in and are who they are; what is there already stays as it is. */
export async function seedManagers(db: Firestore, authPort: number, projectId: string): Promise<void> {
  const users = demoManagers.map(({ uid, email, name, role, access }) => ({
    localId: uid,
    email,
    emailVerified: true,
    displayName: name,
    rawPassword: demoPassword,
    customAttributes: JSON.stringify({ role, access }),
  }))
  // Without allowOverwrite an account that is there is reported in the answer and left alone.
  const answer = await fetch(
    `http://127.0.0.1:${authPort}/identitytoolkit.googleapis.com/v1/projects/${projectId}/accounts:batchCreate`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: 'Bearer owner' },
      body: JSON.stringify({ users, allowOverwrite: false }),
    },
  )
  if (!answer.ok)
    throw new Error(`The demo's accounts were not made: ${answer.status} ${await answer.text()}`)
  const known = await db.getAll(...demoManagers.map(({ uid }) => db.doc(managerPath(uid))))
  const batch = db.batch()
  demoManagers.forEach(({ name, email, role, access, locale }, i) => {
    const document = known[i]
    if (document && !document.exists)
      batch.create(document.ref, { schema: 1, name, email, role, active: true, access, locale })
  })
  await batch.commit()
}
