import type { Enclosed, JobFiles } from './Jobs.ts'
import type { Worker } from './workOnJob.ts'

/** A page of messages; `next` leads to the one after, null behind the last. */
export interface MessagePage {
  readonly messages: readonly object[]
  readonly next: string | null
}

/** Everything that is kept about a person. */
export interface ExportedPerson {
  /** All but the messages, by what it is; of what is a manager's own, only theirs who asks. Null when there is no such person. */
  about(personId: string, askedBy: string): Promise<Readonly<Record<string, unknown>> | null>
  messages(personId: string, after: string | undefined): Promise<MessagePage>
  countMessages(personId: string): Promise<number>
  /** The files of their chats, and their picture. */
  files(personId: string): Promise<readonly Enclosed[]>
}

/** As much as an archive holds. */
const MOST_BYTES = 4e9

/** Puts everything that is kept about a person into an archive: as JSON, written a part at a time, and the files themselves. */
export function exportPerson({
  person,
  files,
}: {
  readonly person: ExportedPerson
  readonly files: JobFiles
}): Worker {
  return async (id, { personId = '', by }, progress) => {
    if (progress.parts === 0) {
      const about = await person.about(personId, by.id)
      if (!about) return { progress, end: { state: 'failed', error: 'gone' } }
      const text = JSON.stringify(about, null, 2)
      await files.writePart(id, 0, `${text.slice(0, text.lastIndexOf('}')).trimEnd()},\n  "messages": [`)
      return { progress: { ...progress, parts: 1, total: await person.countMessages(personId) } }
    }
    const { messages, next } = await person.messages(personId, progress.cursor || undefined)
    const isFirst = progress.parts === 1
    const text = messages.map(message => `\n    ${JSON.stringify(message)}`).join(',')
    const comma = text && !isFirst ? ',' : ''
    await files.writePart(id, progress.parts, `${comma}${text}${next === null ? '\n  ]\n}\n' : ''}`)
    const parts = progress.parts + 1
    const done = Math.min(progress.done + messages.length, progress.total)
    if (next !== null) return { progress: { ...progress, parts, done, cursor: next } }
    const enclosed = thatFit(await person.files(personId))
    const path = await files.zip(id, parts, { name: 'person.zip', text: 'person.json', enclosed })
    const end = { state: 'done', path } as const
    return { progress: { ...progress, parts, done }, end, clean: () => files.removeParts(id) }
  }
}

/** The first of these that are no more than an archive holds; JSON names the others. */
function thatFit(all: readonly Enclosed[]): readonly Enclosed[] {
  let left = MOST_BYTES
  return all.filter(({ size }) => (left -= size) > 0)
}
