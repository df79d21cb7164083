import { personPath } from '@chats/domain/paths'
import { composeCrowd } from './composeCrowd.ts'
import { historyDocuments } from './historyDocuments.ts'
import { openRest } from './openRest.ts'
import type { PastPerson } from './PastPerson.ts'
import { take } from './take.ts'

const PER_COMMIT = 80
/** One is written out here while others are stored there. */
const AT_ONCE = 3
const TOLD_EVERY = 10_000

/**
 * Writes the people of a large company, whole persons at a time, so that what was interrupted can go on: those who are
 * there already stay as they are. Answers how many were written.
 */
export async function seedCrowd(
  firestore: { readonly port: number; readonly projectId: string },
  { count, now }: { readonly count: number; readonly now: number },
  onDone: (people: number) => void,
): Promise<number> {
  const rest = openRest(firestore.port, firestore.projectId)
  const crowd = composeCrowd(count, now)
  let done = 0
  let written = 0
  let told = 0
  // Nobody is there before the first ones are.
  const isNew =
    (await rest.existing(take(composeCrowd(count, now), 1).map(({ id }) => personPath(id)))).size === 0
  const absent = async (people: readonly PastPerson[]) => {
    if (isNew) return people
    const there = await rest.existing(people.map(({ id }) => personPath(id)))
    return people.filter(({ id }) => !there.has(personPath(id)))
  }
  const work = async () => {
    for (let people = take(crowd, PER_COMMIT); people.length > 0; people = take(crowd, PER_COMMIT)) {
      const missing = await absent(people)
      if (missing.length > 0) await rest.commit(historyDocuments(missing))
      written += missing.length
      done += people.length
      if (Math.floor(done / TOLD_EVERY) === told && done < count) continue
      told = Math.floor(done / TOLD_EVERY)
      onDone(done)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return written
}
