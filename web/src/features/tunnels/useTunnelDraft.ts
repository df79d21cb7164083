import {
  copyBlock,
  insertBlock,
  mayMove,
  moveBlock,
  removeBlock,
  replaceBlock,
  stepBlock,
} from '@chats/domain/moveBlock'
import { newTunnelBlock } from '@chats/domain/newTunnelBlock'
import type { Tunnel } from '@chats/domain/Tunnel'
import { mostTunnelBlocks } from '@chats/domain/mostTunnelBlocks'
import type { TunnelBlock, TunnelBlockKind } from '@chats/domain/TunnelBlock'
import { blocksOn, findBlock } from '@chats/domain/tunnelWays'
import type { TunnelWay } from '@chats/domain/tunnelWays'
import { onScopeDispose, shallowRef, watch } from 'vue'
import type { ComputedRef } from 'vue'
import { useSession } from '../../entities/session/useSession.ts'
import { saveTunnel } from '../../entities/tunnels/saveTunnel.ts'

const RESTS_MS = 700
const MOST_BACK = 50

/** Eight random letters and digits. */
export const newBlockId = (): string => crypto.randomUUID().slice(0, 8)

/**
 * The draft of a tunnel as it is edited here. It is put down by itself when the typing rests; what others change is taken
 * over while nothing of ours waits. Every change of the blocks can be taken back.
 */
export function useTunnelDraft(tunnelId: () => string, stored: ComputedRef<Tunnel | null>) {
  const session = useSession()
  const blocks = shallowRef<readonly TunnelBlock[]>([])
  const title = shallowRef('')
  const state = shallowRef<'saved' | 'waits' | 'saving' | 'failed'>('saved')
  const back = shallowRef<readonly (readonly TunnelBlock[])[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(
    stored,
    now => {
      if (!now || state.value !== 'saved') return
      blocks.value = now.blocks
      title.value = now.title
    },
    { immediate: true },
  )

  async function save(): Promise<boolean> {
    clearTimeout(timer)
    if (state.value === 'saved') return true
    state.value = 'saving'
    const put = { title: title.value.trim() || stored.value?.title || '—', blocks: [...blocks.value] }
    const by = { id: session.uid, name: session.manager?.name ?? '' }
    const outcome = await saveTunnel(tunnelId(), put, by)
    // Typed on meanwhile: that is put down next.
    if ((state.value as string) === 'saving') state.value = outcome === 'saved' ? 'saved' : 'failed'
    return outcome === 'saved'
  }
  function touch() {
    state.value = 'waits'
    clearTimeout(timer)
    timer = setTimeout(() => void save(), RESTS_MS)
  }
  function change(next: readonly TunnelBlock[]) {
    if (next === blocks.value) return
    back.value = [...back.value, blocks.value].slice(-MOST_BACK)
    blocks.value = next
    touch()
  }
  onScopeDispose(() => void save())

  return {
    blocks,
    title,
    state,
    save,
    canGoBack: () => back.value.length > 0,
    undo() {
      const before = back.value.at(-1)
      if (!before) return
      back.value = back.value.slice(0, -1)
      blocks.value = before
      touch()
    },
    rename(to: string) {
      title.value = to
      touch()
    },
    load: (next: readonly TunnelBlock[]) => change(next),
    replace: (block: TunnelBlock) => change(replaceBlock(blocks.value, block)),
    add(kind: TunnelBlockKind, way: TunnelWay, place: number): string | null {
      if (blocks.value.length >= mostTunnelBlocks) return null
      const id = newBlockId()
      change(insertBlock(blocks.value, newTunnelBlock(kind, id), way, place))
      return id
    },
    /** To a place as the way is with the block in it. */
    move(id: string, way: TunnelWay, place: number) {
      const block = findBlock(blocks.value, id)
      const own = block ? blocksOn(blocks.value, way).indexOf(block) : -1
      const at = own >= 0 && own < place ? place - 1 : place
      if (mayMove(blocks.value, id, way, at)) change(moveBlock(blocks.value, id, way, at))
    },
    step: (id: string, by: -1 | 1) => change(stepBlock(blocks.value, id, by)),
    copy: (id: string) => change(copyBlock(blocks.value, id, newBlockId)),
    remove: (id: string) => change(removeBlock(blocks.value, id)),
  }
}
export type TunnelDraft = ReturnType<typeof useTunnelDraft>
