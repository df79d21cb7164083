import { parseArgs } from 'node:util'
import { Firestore } from '@google-cloud/firestore'
import { followJob } from './followJob.ts'

/** Jobs are looked after every five minutes. */
const WAIT_MS = 7 * 60_000

const usage = `npm run people -- reindex [--project ID]
npm run people -- recount [--project ID]

Describes everybody anew: list rows and search entries become what the code of now makes of cards and chats. Needed when
an update changes how people are found.

Counts the dialogs of all reports anew. Needed when the company's time zone was changed.

Either goes on when this command is stopped.

A real project is reached with your own Google credentials (gcloud auth application-default login); with
FIRESTORE_EMULATOR_HOST=127.0.0.1:8080 the demo is.`

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { project: { type: 'string' } },
  })
  const [deed] = positionals
  if (positionals.length !== 1 || (deed !== 'reindex' && deed !== 'recount')) return say(usage, 2)
  const local = process.env['FIRESTORE_EMULATOR_HOST'] !== undefined
  const projectId =
    values.project ?? process.env['GOOGLE_CLOUD_PROJECT'] ?? (local ? 'demo-chats' : undefined)
  if (!projectId) return say('Which project? Add --project ID (it is the word in the console’s address).', 2)
  const db = new Firestore({ projectId })
  try {
    console.log('Written down. The functions begin within five minutes.')
    const result = await followJob(db, deed === 'recount' ? 'recountDialogs' : 'reindexPeople', {
      waitMs: WAIT_MS,
      onProgress: (done, total) => console.log(`${done} of ${total}`),
    })
    if (result.kind === 'done' && deed === 'recount') return say(`Done: ${result.done} dialogs counted.`, 0)
    if (result.kind === 'done')
      return say(`Done: ${result.done} people, ${result.changed} of them described otherwise now.`, 0)
    if (result.kind === 'failed') return say(`It ended: ${result.error}.`, 1)
    return say('Nobody has begun. Are the functions deployed? Their log says more.', 1)
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
