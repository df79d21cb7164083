import type { MessageBlock } from '@chats/domain/MessageBlock'
import { shallowRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'

/** Moves blocks, and says where one stands then, for who does not see it. */
export function useBlockMoves(
  blocks: Readonly<Ref<readonly MessageBlock[]>>,
  place: (id: string, to: number) => void,
) {
  const { t } = useI18n()
  const said = shallowRef('')

  function move(id: string, to: number) {
    place(id, to)
    const at = blocks.value.findIndex(block => block.id === id)
    const kind = blocks.value[at]?.kind
    if (!kind) return
    said.value = t('messageConstructor.moved', {
      kind: t(`messageConstructor.kind.${kind}`),
      at: at + 1,
      count: blocks.value.length,
    })
  }
  return { said, move }
}
