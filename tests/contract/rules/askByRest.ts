import type { RulesTestEnvironment } from '@firebase/rules-unit-testing'

const part = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64url')

/** The unsigned token of a user, as every emulator takes it. */
const tokenOf = (uid: string, claims: object): string =>
  [part({ alg: 'none', type: 'JWT' }), part({ ...claims, sub: uid, user_id: uid }), ''].join('.')

/** Asks the documents of the environment's project by HTTP for what the SDK has no call for; answers the HTTP status. */
export async function askByRest(
  { projectId, emulators }: RulesTestEnvironment,
  user: { readonly uid: string; readonly claims: object },
  path: string,
  body?: object,
): Promise<number> {
  const { host = '127.0.0.1', port = 0 } = emulators.firestore ?? {}
  const root = `http://${host}:${port}/v1/projects/${projectId}/databases/(default)/documents`
  const response = await fetch(`${root}${path}`, {
    headers: {
      Authorization: `Bearer ${tokenOf(user.uid, user.claims)}`,
      'Content-Type': 'application/json',
    },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  })
  await response.text()
  return response.status
}
