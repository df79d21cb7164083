import { parseArgs } from 'node:util'
import { Firestore } from '@google-cloud/firestore'
import { messengerSchema } from '@chats/domain/Messenger'
import { connectChannel } from './connectChannel.ts'
import { listChannels } from './listChannels.ts'
import { readHidden } from './readHidden.ts'

const WAIT_MS = 60_000

const usage = `npm run channel -- list [--project ID]
npm run channel -- add telegram|vk [--id ID] [--project ID]

The token of the bot or community is asked for on the terminal. A real project is reached with your own Google
credentials (gcloud auth application-default login); with FIRESTORE_EMULATOR_HOST=127.0.0.1:8080 the demo is.`

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { project: { type: 'string' }, id: { type: 'string' } },
  })
  const [verb, word] = positionals
  const messenger = messengerSchema.safeParse(word)
  const listing = verb === 'list' && positionals.length === 1
  const adding = verb === 'add' && messenger.success && positionals.length === 2
  if (!listing && !adding) return say(usage, 2)

  const local = process.env['FIRESTORE_EMULATOR_HOST'] !== undefined
  const projectId =
    values.project ?? process.env['GOOGLE_CLOUD_PROJECT'] ?? (local ? 'demo-chats' : undefined)
  if (!projectId) return say('Which project? Add --project ID (it is the word in the console’s address).', 2)
  const db = new Firestore({ projectId })
  try {
    if (!adding) return say(await listChannels(db), 0)
    const id = values.id ?? `${messenger.data}-main`
    if (!/^[A-Za-z0-9-]{1,60}$/.test(id))
      return say('A channel’s id has Latin letters, digits and hyphens.', 2)
    const token = await readHidden(`Token for channel ${id} (it is not shown): `)
    if (!token) return say('No token was given; nothing was changed.', 1)
    const answer = await connectChannel(db, { id, messenger: messenger.data, token }, WAIT_MS)
    if (answer.kind === 'connected') return say(`Connected: ${answer.title} (${answer.handle}) as ${id}.`, 0)
    if (answer.kind === 'refused') return say(`Not connected: ${answer.error}`, 1)
    return say('Nobody answered within a minute. Are the functions deployed? Their log says more.', 1)
  } finally {
    await db.terminate()
  }
}

function say(text: string, code: number): number {
  if (code === 0) console.log(text)
  else console.error(text)
  return code
}

process.exitCode = await run().catch((error: unknown) =>
  say(error instanceof Error ? error.message : String(error), 1),
)
