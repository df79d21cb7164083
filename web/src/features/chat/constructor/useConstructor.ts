import type { Capabilities } from '@chats/domain/capabilities'
import { composeBlocks, type ComposedPart } from '@chats/domain/composeBlocks'
import { MOST_BLOCKS, type BlockKind } from '@chats/domain/blockKinds'
import type { MessageBlock } from '@chats/domain/MessageBlock'
import type { TemplateVariable } from '@chats/domain/templateVariables'
import { computed, shallowRef } from 'vue'
import { useConstructions } from '../../../entities/draft/useConstructions.ts'
import { useBlockUploads } from '../../../entities/uploads/useBlockUploads.ts'
import { linkTarget } from '../format/linkTarget.ts'
import { newBlock } from './newBlock.ts'
import { partNotes, type PartNote } from './partNotes.ts'
import { planBlock } from './planBlock.ts'

interface Of {
  readonly uid: string
  readonly chatId: string
  readonly personId: string
  /** What the chosen messenger can do. */
  readonly capabilities: () => Capabilities
  readonly values: () => Readonly<Record<TemplateVariable, string>>
}

/** A message that the blocks become, with what is said of it. */
export interface PreviewedPart {
  readonly part: ComposedPart
  readonly notes: readonly PartNote[]
}

/** The constructor of a chat: its blocks, their files, and what becomes of them. */
export function useConstructor({ uid, chatId, personId, capabilities, values }: Of) {
  const { blocks, restored, write } = useConstructions().of({ uid, chatId, personId })
  const uploads = useBlockUploads()
  /** The block that was taken away last, to be put back. */
  const removed = shallowRef<{ readonly block: MessageBlock; readonly at: number } | null>(null)

  const blockOf = (id: string) => blocks.value.find(block => block.id === id)
  const fileBlockOf = (id: string) => {
    const block = blockOf(id)
    return block && 'file' in block ? block : undefined
  }
  const preview = (can: Capabilities): readonly PreviewedPart[] =>
    composeBlocks(blocks.value.map(withAddress), {
      capabilities: can,
      values: values(),
      kindOf: (block, file) => planBlock(block, file, can).kind,
    }).map(part => ({
      part,
      notes: [
        ...partNotes(part, can, fileBlockOf),
        ...(part.blockIds.some(id => isBadLink(blockOf(id)))
          ? [{ stops: true, word: 'badLink' } as const]
          : []),
      ],
    }))
  const parts = computed(() => preview(capabilities()))

  const change = (id: string, next: (block: MessageBlock) => MessageBlock) =>
    write(blocks.value.map(block => (block.id === id ? next(block) : block)))

  return {
    blocks,
    restored,
    uploads: computed(() => uploads.uploads),
    full: computed(() => blocks.value.length >= MOST_BLOCKS),
    preview,
    parts,
    /** Files are on their way, or did not get there. */
    waits: computed(() => blocks.value.some(({ id }) => uploads.uploads.has(id))),
    stopped: computed(() => parts.value.some(({ notes }) => notes.some(({ stops }) => stops))),
    removed,
    change,
    add(kind: BlockKind): string {
      const block = newBlock(kind)
      write([...blocks.value, block])
      return block.id
    },
    /** Files that were dropped or pasted, each as a block of its own. */
    addFiles(files: readonly File[]) {
      for (const file of files.slice(0, MOST_BLOCKS - blocks.value.length)) {
        const nature = /^(image|video)\//.exec(file.type)?.[1]
        const block = newBlock(nature === 'image' || nature === 'video' ? nature : 'file')
        write([...blocks.value, block])
        this.choose(block.id, file)
      }
    },
    choose(id: string, blob: File) {
      const block = fileBlockOf(id)
      if (!block) return
      const { kind } = planBlock(block, blob, capabilities())
      uploads.start({
        blockId: id,
        blob,
        chatId,
        personId,
        uid,
        kind,
        done: file => change(id, now => ('file' in now ? { ...now, file } : now)),
      })
    },
    retry: uploads.retry,
    remove(id: string) {
      const at = blocks.value.findIndex(block => block.id === id)
      const block = blocks.value[at]
      if (!block) return
      uploads.cancel(id)
      removed.value = { block, at }
      write(blocks.value.toSpliced(at, 1))
    },
    putBack() {
      if (removed.value) write(blocks.value.toSpliced(removed.value.at, 0, removed.value.block))
      removed.value = null
    },
    move(id: string, to: number) {
      const from = blocks.value.findIndex(block => block.id === id)
      const block = blocks.value[from]
      if (!block || to < 0 || to >= blocks.value.length || to === from) return
      write(blocks.value.toSpliced(from, 1).toSpliced(to, 0, block))
    },
    /** Puts blocks back that were refused, before what was begun since. */
    restore: (refused: readonly MessageBlock[]) => write([...refused, ...blocks.value].slice(0, MOST_BLOCKS)),
    clear() {
      for (const { id } of blocks.value) uploads.cancel(id)
      removed.value = null
      write([])
    },
  }
}

const isBadLink = (block: MessageBlock | undefined) =>
  block?.kind === 'link' && block.url.trim() !== '' && linkTarget('', block.url) === null

/** A link with words needs the whole address. */
const withAddress = (block: MessageBlock): MessageBlock =>
  block.kind === 'link' && block.text.trim()
    ? { ...block, url: linkTarget('', block.url)?.href ?? block.url }
    : block
