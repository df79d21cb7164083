import { applyEdits } from '@chats/domain/applyEdits'
import { cardValue, undoOf } from '@chats/domain/CardEdit'
import type { CardEdit } from '@chats/domain/CardEdit'
import type { EditConflict } from '@chats/domain/rebaseEdits'
import { sameValue } from '@chats/domain/sameValue'
import { computed, provide, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { editCard } from '../../entities/card/editCard.ts'
import { useOfflineEdits } from '../../entities/card/useOfflineEdits.ts'
import { useCard } from '../../entities/card/useCard.ts'
import { useConnection } from '../../entities/connection/useConnection.ts'
import { useManagers } from '../../entities/managers/useManagers.ts'
import { useSession } from '../../entities/session/useSession.ts'
import { cardToolsKey } from './CardTools.ts'

/** What another manager wrote into the same field; the manager chooses. */
export interface OpenConflict {
  readonly conflicts: readonly EditConflict[]
  readonly by: string | null
  readonly words: string
}

interface Waiting {
  readonly edits: readonly CardEdit[]
  written: boolean
}

/**
 * A card that is edited: what is typed shows at once, what came of it is told, the last edit can be taken back, and what
 * somebody else wrote into the same field is shown before it is written over. Its sections get at it by `useCardSection`.
 */
export function useCardEditing(personId: () => string) {
  const { t } = useI18n()
  const session = useSession()
  const connection = useConnection()
  const offline = useOfflineEdits()
  const managers = useManagers()
  const { doc: stored, state } = useCard(personId)
  const waiting = shallowRef<readonly Waiting[]>([])
  const told = shallowRef('')
  const undoable = shallowRef<readonly CardEdit[] | null>(null)
  const conflict = shallowRef<OpenConflict | null>(null)

  const card = computed(() => {
    const now = stored.value
    const kept = now && applyEdits(now, offline.of(personId()))
    return kept && waiting.value.reduce((one, { edits }) => applyEdits(one, edits), kept)
  })

  watch(personId, () => {
    waiting.value = []
    conflict.value = null
    tell('')
  })
  // What is written stays on top until the listener brings it, so that nothing flashes back.
  watch(stored, now => {
    waiting.value = waiting.value.filter(({ edits, written }) => !written || !now || !isThere(edits))
  })

  const isThere = (edits: readonly CardEdit[]) => {
    const now = stored.value
    return !!now && edits.every(edit => sameValue(cardValue(now, edit) ?? null, edit.to ?? null))
  }

  function tell(words: string, undo: readonly CardEdit[] | null = null) {
    told.value = words
    undoable.value = undo
  }

  async function write(edits: readonly CardEdit[], words: string, undoing = false): Promise<boolean> {
    if (!edits.length) return false
    const id = personId()
    if (connection.state === 'offline' || offline.of(id).length) return wait(id, edits, words, undoing)
    const mine: Waiting = { edits, written: false }
    waiting.value = [...waiting.value, mine]
    const outcome = await editCard({ personId: id, uid: session.uid }, edits)
    mine.written = outcome.result === 'saved'
    const settled = !mine.written || outcome.result !== 'saved' || isThere(outcome.edits)
    if (settled || !sameValue(outcome.edits, edits)) waiting.value = waiting.value.filter(one => one !== mine)
    if (id !== personId()) return mine.written
    if (outcome.result === 'conflict')
      conflict.value = {
        conflicts: outcome.conflicts,
        by: outcome.by && managers.nameOf(outcome.by),
        words,
      }
    else if (outcome.result !== 'saved') tell(t(`card.refused.${outcome.result}`))
    else if (undoing) tell(t('card.undone'))
    else if (outcome.edits.length) tell(words, undoOf(outcome.edits))
    return mine.written
  }

  /** Behind what waits for the network already. */
  function wait(id: string, edits: readonly CardEdit[], words: string, undoing: boolean): boolean {
    offline.add(id, edits)
    tell(t('card.savedOffline', { what: words }), undoing ? null : undoOf(edits))
    return true
  }

  const save = (edits: readonly CardEdit[], words: string) =>
    write(
      edits.filter(({ from, to }) => !sameValue(from ?? null, to ?? null)),
      words,
    )

  provide(cardToolsKey, { card, state, save })

  return {
    card,
    state,
    save,
    told,
    undoable: computed(() => undoable.value !== null),
    conflict,
    forget: () => tell(''),
    async undo() {
      const edits = undoable.value
      tell('')
      if (edits) await write(edits, t('card.undone'), true)
    },
    /** Writes this manager's values over the other one's. */
    async insist() {
      const open = conflict.value
      conflict.value = null
      if (open)
        await write(
          open.conflicts.map(({ edit, theirs }) => ({ ...edit, from: theirs })),
          open.words,
        )
    },
    yieldTo() {
      conflict.value = null
    },
  }
}
