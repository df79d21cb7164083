import type { StackAddresses } from './StackAddresses.ts'

/** What somebody can do with an ID token and no page of ours; each answers the HTTP status. */
export interface Account {
  readonly token: string
  get(path: string): Promise<number>
  list(collection: string): Promise<number>
  /** Queues a text into a chat as the inbox would; `author` is the manager it claims to be. */
  queueText(chat: { chatId: string; personId: string }, author: { id: string; name: string }): Promise<number>
}

/** Signs in (or, with `signUp`, makes an account with the public key, as anybody can) and speaks REST to the database. */
export async function actAsAccount(
  { ports, projectId }: StackAddresses,
  credentials: { email: string; password: string },
  signUp = false,
): Promise<Account> {
  const json = (body: object, headers = {}) => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const answer = await fetch(
    `http://127.0.0.1:${ports.auth}/identitytoolkit.googleapis.com/v1/accounts:${signUp ? 'signUp' : 'signInWithPassword'}?key=demo`,
    json({ ...credentials, returnSecureToken: true }),
  )
  const { idToken: token } = (await answer.json()) as { idToken?: string }
  if (!token) throw new Error(`${credentials.email}: no token (${answer.status})`)

  const documents = `projects/${projectId}/databases/(default)/documents`
  const base = `http://127.0.0.1:${ports.firestore}/v1/${documents}`
  const headers = { Authorization: `Bearer ${token}` }
  const statusOf = async (asked: Promise<Response>) => {
    const response = await asked
    const text = await response.text()
    // A query answers a list, and says in it that it was refused.
    return Number(/"code": ?(\d+)/.exec(text)?.[1] ?? response.status)
  }
  return {
    token,
    get: path => statusOf(fetch(`${base}/${path}`, { headers })),
    list: collection =>
      statusOf(
        fetch(
          `${base}:runQuery`,
          json({ structuredQuery: { from: [{ collectionId: collection }] } }, headers),
        ),
      ),
    queueText({ chatId, personId }, author) {
      const text = (value: string) => ({ stringValue: value })
      const map = (fields: object) => ({ mapValue: { fields } })
      const update = {
        name: `${documents}/chats/${chatId}/messages/${crypto.randomUUID()}`,
        fields: {
          schema: { integerValue: '1' },
          chatId: text(chatId),
          personId: text(personId),
          direction: text('out'),
          kind: text('text'),
          content: map({ kind: text('text'), text: text('мимо страницы') }),
          author: map({ type: text('manager'), id: text(author.id), name: text(author.name) }),
          delivery: map({ state: text('queued'), attempt: { integerValue: '0' } }),
        },
      }
      const updateTransforms = [{ fieldPath: 'at', setToServerValue: 'REQUEST_TIME' }]
      return statusOf(fetch(`${base}:commit`, json({ writes: [{ update, updateTransforms }] }, headers)))
    },
  }
}
