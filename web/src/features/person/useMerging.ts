import type { MergeRequest } from '@chats/domain/MergeRequest'
import { shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { dismissMerge, unmergePeople } from '../../entities/person/mergeCalls.ts'

/** What a manager does with people who are one: what came of it is told in `told`, the last merge can be undone. */
export function useMerging() {
  const { t } = useI18n()
  const told = shallowRef('')
  /** Who was merged last and may be parted by the toast. */
  const undoId = shallowRef<string | null>(null)
  const busyId = shallowRef<string | null>(null)

  function tell(words: string, undo: string | null = null) {
    told.value = words
    undoId.value = undo
  }

  async function part(otherId: string) {
    if (busyId.value) return
    busyId.value = otherId
    const answer = await unmergePeople({ otherId })
    busyId.value = null
    tell(answer.ok ? t('person.merge.undone') : t(`person.refused.${answer.why}`))
  }

  return {
    told,
    undoId,
    busyId,
    tell,
    part,
    merged: ({ otherId }: MergeRequest) => tell(t('person.merge.done'), otherId),
    async undo() {
      const id = undoId.value
      tell('')
      if (id) await part(id)
    },
    async dismiss(request: MergeRequest) {
      const answer = await dismissMerge(request)
      if (!answer.ok) tell(t(`person.refused.${answer.why}`))
    },
  }
}
