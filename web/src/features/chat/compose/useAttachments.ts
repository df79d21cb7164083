import { computed, onScopeDispose, shallowRef } from 'vue'
import type { Capabilities } from '@chats/domain/capabilities'
import type { Reply } from '@chats/domain/Reply'
import type { Outgoing, OutgoingFile } from '../../../entities/uploads/OutgoingFile.ts'
import { readMedia } from '../../../entities/uploads/readMedia.ts'
import { albumRuns } from './albumRuns.ts'
import { planFile, type FilePlan } from './planFile.ts'

/** A file that was chosen for the next message. */
export interface Attached {
  readonly id: string
  readonly file: File
  readonly plan: FilePlan
  /** An object URL of a picture; null for anything else. */
  readonly preview: string | null
}

interface Bundle {
  readonly chatId: string
  readonly personId: string
  readonly author: Outgoing['author']
  readonly text: string
  readonly replyTo: Reply | undefined
}

const MOST = 30

/** The files chosen for the next message of a chat. */
export function useAttachments(capabilities: () => Capabilities) {
  const files = shallowRef<readonly { id: string; file: File; preview: string | null }[]>([])
  const attached = computed<readonly Attached[]>(() =>
    files.value.map(one => ({ ...one, plan: planFile(one.file, capabilities()) })),
  )

  function forget(gone: readonly { preview: string | null }[]) {
    for (const { preview } of gone) if (preview) URL.revokeObjectURL(preview)
  }

  /** Takes everything away and answers what is to be uploaded; the caption goes with the first file. */
  async function take({ chatId, personId, author, text, replyTo }: Bundle): Promise<Outgoing> {
    const taken = attached.value
    clear()
    const albums = albumRuns(
      taken.map(({ plan }) => plan.kind),
      capabilities().maxAlbum,
    )
    const names = new Map(albums.map(album => [album, crypto.randomUUID()]))
    const prepared = await Promise.all(
      taken.map(async ({ id, file, plan }, i): Promise<OutgoingFile> => {
        const alone = albums.filter(album => album === albums[i]).length === 1
        const facts = await readMedia(file, plan.kind)
        return {
          id,
          blob: file,
          name: file.name,
          type: file.type,
          albumId: alone ? undefined : names.get(albums[i] ?? -1),
          content: { kind: plan.kind, ...facts, ...(i === 0 && text !== '' && { text }) },
        }
      }),
    )
    return { id: crypto.randomUUID(), chatId, personId, author, files: prepared, replyTo }
  }

  function clear() {
    forget(files.value)
    files.value = []
  }

  onScopeDispose(clear)

  return {
    attached,
    refused: computed(() => attached.value.some(({ plan }) => plan.refused !== null)),
    add(chosen: readonly File[]) {
      const room = MOST - files.value.length
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
    },
    take,
  }
}
