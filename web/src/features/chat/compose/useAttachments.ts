import { computed, shallowRef } from 'vue'
import type { Capabilities } from '@chats/domain/capabilities'
import type { Reply } from '@chats/domain/Reply'
import type { FormattedWords } from '@chats/domain/spellOut'
import type { Outgoing, OutgoingFile } from '../../../entities/uploads/OutgoingFile.ts'
import { readMedia } from '../../../entities/uploads/readMedia.ts'
import { contentWords } from '../contentWords.ts'
import { albumRuns } from './albumRuns.ts'
import { planFile, type FilePlan } from './planFile.ts'
import type { ChosenFile, Unsent } from './useUnsent.ts'

/** A file that was chosen for the next message. */
export interface Attached extends ChosenFile {
  readonly plan: FilePlan
  readonly kind: FilePlan['kind']
  /** Bytes. */
  readonly size: number
}

interface Bundle {
  readonly chatId: string
  readonly personId: string
  readonly author: Outgoing['author']
  readonly words: FormattedWords
  readonly replyTo: Reply | undefined
}

/** So many files are taken at once. */
export const MOST_FILES = 30

/** The files chosen for the next message of a chat. */
export function useAttachments({ files }: Pick<Unsent, 'files'>, capabilities: () => Capabilities) {
  const leftOut = shallowRef(0)
  const attached = computed<readonly Attached[]>(() =>
    files.value.map(one => {
      const plan = planFile(one.file, capabilities())
      return { ...one, plan, kind: plan.kind, size: one.file.size }
    }),
  )
  const runs = computed(() => albumRuns(attached.value, capabilities()))

  function forget(gone: readonly { preview: string | null }[]) {
    for (const { preview } of gone) if (preview) URL.revokeObjectURL(preview)
  }

  /** Takes everything away and answers what is to be uploaded; the caption goes with the first file. */
  async function take({ chatId, personId, author, words, replyTo }: Bundle): Promise<Outgoing> {
    const taken = runs.value
    clear()
    // In their order by their ids: the parts of an album are written at one moment.
    const ids = taken
      .flat()
      .map(() => crypto.randomUUID())
      .sort()
    const places = taken.flatMap(run => {
      const albumId = run.length > 1 ? crypto.randomUUID() : undefined
      return run.map(one => ({ ...one, albumId }))
    })
    const prepared = await Promise.all(
      places.map(async ({ file, kind, albumId }, i): Promise<OutgoingFile> => {
        const facts = await readMedia(file, kind)
        return {
          id: ids[i] ?? crypto.randomUUID(),
          blob: file,
          name: file.name,
          type: file.type,
          albumId,
          content: { kind, ...facts, ...(i === 0 && words.text !== '' && contentWords(words)) },
        }
      }),
    )
    return { id: crypto.randomUUID(), chatId, personId, author, files: prepared, replyTo }
  }

  function clear() {
    forget(files.value)
    files.value = []
    leftOut.value = 0
  }

  return {
    attached,
    /** As they go: each run is one message. */
    runs,
    /** How many of the files chosen last were too many. */
    leftOut,
    refused: computed(() => attached.value.some(({ plan }) => plan.refused !== null)),
    add(chosen: readonly File[]) {
      const room = MOST_FILES - files.value.length
      leftOut.value = Math.max(0, chosen.length - room)
      files.value = [
        ...files.value,
        ...chosen.slice(0, room).map(file => ({
          id: crypto.randomUUID(),
          file,
          preview: /^image\/(jpeg|png|webp|gif)$/.test(file.type) ? URL.createObjectURL(file) : null,
        })),
      ]
    },
    remove(id: string) {
      forget(files.value.filter(one => one.id === id))
      files.value = files.value.filter(one => one.id !== id)
      leftOut.value = 0
    },
    take,
  }
}
