import type { Firestore } from '@google-cloud/firestore'
import { demoPassword } from '../../local/src/seed/DemoManager.ts'
import type { StackAddresses } from './StackAddresses.ts'

/** A manager of a test file's own, whose rights it may take away; signs in with the demo's password. */
export async function addManager(stack: StackAddresses, db: Firestore, name: string) {
  const email = `${name}@demo.test`
  const uid = `test-${name}`
  const rights = { role: 'manager', access: 'all' }
  const answer = await fetch(
    `http://127.0.0.1:${stack.ports.auth}/identitytoolkit.googleapis.com/v1/projects/${stack.projectId}/accounts:batchCreate`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: 'Bearer owner' },
      body: JSON.stringify({
        users: [
          {
            localId: uid,
            email,
            emailVerified: true,
            rawPassword: demoPassword,
            customAttributes: JSON.stringify(rights),
          },
        ],
      }),
    },
  )
  if (!answer.ok) throw new Error(`${email} was not made: ${answer.status} ${await answer.text()}`)
  await db.doc(`managers/${uid}`).set({ schema: 1, name, active: true, locale: 'ru', ...rights })
  return { uid, email }
}
