import { previewOf } from '@chats/domain/previewOf'
import type { Reply } from '@chats/domain/Reply'
import { computed, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { actOnMessage } from '../../../entities/messageActions/actOnMessage.ts'
import type { LiveMessage } from '../../../entities/messages/LiveMessage.ts'
import { wordsOf } from '../wordsOf.ts'
import { moveFormatting } from './moveFormatting.ts'
import type { Unsent } from './useUnsent.ts'

interface Around {
  readonly unsent: Unsent
  readonly draft: { readonly text: { readonly value: string }; readonly write: (text: string) => void }
  /** The message as it is now. */
  readonly find: (id: string) => LiveMessage | undefined
  readonly online: () => boolean
  readonly tell: (words: string) => void
}

/**
 * What the composer is for at the moment: a new message, an answer to one, or another wording of one. While a message
 * is edited the draft waits untouched.
 */
export function useComposing({ unsent, draft, find, online, tell }: Around) {
  const { t } = useI18n()
  const { answered, editing } = unsent
  const saving = shallowRef(false)

  const current = computed(() => (editing.value ? (find(editing.value.message.id) ?? null) : null))
  const replyTo = computed<Reply | undefined>(() => {
    const message = answered.value
    if (!message?.externalId || message.direction === 'internal') return undefined
    return {
      externalId: message.externalId,
      messageId: message.id,
      direction: message.direction,
      kind: message.kind,
      preview: previewOf(message.content),
    }
  })

  // What is removed while it is edited has no wording to save.
  watch(current, now => {
    if (!now || now.deletedAt === undefined || !editing.value) return
    draft.write([draft.text.value, editing.value.text].filter(Boolean).join('\n\n'))
    editing.value = null
    tell(t('chat.edit.gone'))
  })

  function edit(message: LiveMessage, text = wordsOf(message.content)) {
    answered.value = null
    editing.value = { message, text, basedOn: message.editedAt ?? null }
  }

  async function save(text: string): Promise<boolean> {
    const now = editing.value
    if (!now || saving.value) return false
    if (!online()) {
      tell(t('chat.actionOffline'))
      return false
    }
    const { content } = now.message
    const was = 'formatting' in content ? content.formatting : undefined
    const formatting = was ? moveFormatting(wordsOf(content), text, was) : []
    saving.value = true
    const done = await actOnMessage({
      chatId: now.message.chatId,
      messageId: now.message.id,
      action: 'edit',
      text,
      ...(formatting.length && { formatting }),
      basedOn: now.basedOn,
    })
    saving.value = false
    if (done.ok) {
      editing.value = null
      return true
    }
    // The text stays; whoever saves it again has seen the other wording in the chat.
    const newer = find(now.message.id)
    if (done.why === 'conflict' && newer) {
      editing.value = { message: newer, text, basedOn: newer.editedAt ?? null }
    }
    tell(t(`chat.edit.${done.why === 'conflict' ? 'conflict' : 'refused'}`))
    return false
  }

  return {
    answered,
    editing,
    saving,
    replyTo,
    text: computed(() => editing.value?.text ?? draft.text.value),
    write(text: string) {
      if (editing.value) editing.value = { ...editing.value, text }
      else draft.write(text)
    },
    reply(message: LiveMessage) {
      editing.value = null
      answered.value = message
    },
    edit,
    save,
    /** Leaves the edit or the answer; false when there is neither. */
    leave(): boolean {
      if (saving.value || (!editing.value && !answered.value)) return false
      editing.value = null
      answered.value = null
      return true
    },
    /** The answer is on its way. */
    sent: () => (answered.value = null),
  }
}
