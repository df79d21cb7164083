import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Answer, FetchDocument, Outgoing } from '../../../local/src/storage-rules/Message.ts'

/** An object in Storage as rules see it. */
export interface StorageObject {
  readonly size: number
  readonly contentType: string
  readonly metadata: Readonly<Record<string, string>>
}

export interface StorageRules {
  /**
   * Whether this user (null: nobody) may do that with the object: `claims` of their token, the object that is there, and
   * the one that is uploaded.
   */
  permits(
    method: 'get' | 'list' | 'create' | 'update' | 'delete',
    path: string,
    uid: string | null,
    more?: {
      readonly claims?: Readonly<Record<string, string>>
      readonly stored?: StorageObject
      readonly uploaded?: StorageObject
    },
  ): Promise<boolean>
  close(): void
}

const runtime = fileURLToPath(new URL('../../../local/src/storage-rules/runtime.ts', import.meta.url))

/**
 * The runtime of the Storage rules as a process of its own, spoken to as the Firebase CLI does: the documents that
 * rules ask for are fetched from the Firestore at `documentsUrl`.
 */
export async function startStorageRules(content: string, documentsUrl: string): Promise<StorageRules> {
  const child = spawn(process.execPath, [runtime, 'serve'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const read = async (): Promise<Outgoing> => JSON.parse(String((await lines.next()).value)) as Outgoing
  const write = (message: object): void => void child.stdin.write(`${JSON.stringify(message)}\n`)

  const fetchDocument = async ({ server_request_id: id, context }: FetchDocument): Promise<void> => {
    const response = await fetch(`${documentsUrl}${context.path}`, {
      headers: { Authorization: 'Bearer owner' },
    })
    const body: unknown = await response.json()
    const notes = { id, errors: [], warnings: [] }
    write(response.ok ? { ...notes, status: 'ok', result: body } : { ...notes, status: 'not_found' })
  }
  const ask = async (message: object): Promise<Answer> => {
    write(message)
    for (;;) {
      const answer = await read()
      if (!('server_request_id' in answer)) return answer
      await fetchDocument(answer)
    }
  }

  await read()
  const source = { files: [{ name: 'storage.rules', content }] }
  const { errors } = await ask({ action: 'load_ruleset', context: { rulesetName: '0', source }, id: 0 })
  if (errors.length > 0) throw new Error(errors.join('\n'))
  let lastId = 0
  return {
    async permits(method, path, uid, { claims = {}, stored, uploaded } = {}) {
      lastId += 1
      const auth = uid === null ? none : map({ uid: text(uid), token: map(texts(claims)) })
      const segments = path.split('/').map(simple => ({ simple }))
      const request = map({
        path: { path_value: { segments } },
        time: { timestamp_value: '2026-11-22T10:00:00Z' },
        resource: objectValue(uploaded),
        auth,
      })
      const { result } = await ask({
        action: 'verify',
        context: {
          rulesetName: '0',
          service: 'firebase.storage',
          path: `/b/bucket/o/${path}`,
          method,
          variables: { resource: objectValue(stored), request },
        },
        id: lastId,
      })
      return result !== undefined && 'permit' in result && result.permit
    },
    close: () => void child.kill('SIGKILL'),
  }
}

// Values as the Firebase CLI writes them.
const none = { null_value: null }
const map = (fields: object) => ({ map_value: { fields } })
const text = (value: string) => ({ string_value: value })
const texts = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, text(value)]))
const objectValue = (object: StorageObject | undefined) =>
  object
    ? map({
        size: { int_value: object.size },
        contentType: text(object.contentType),
        metadata: map(texts(object.metadata)),
      })
    : none
