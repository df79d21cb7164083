import type { Formatting } from '@chats/domain/Formatting'
import { joinFormatted } from '@chats/domain/joinFormatted'
import { moveFormatting } from '@chats/domain/moveFormatting'
import { previewOf } from '@chats/domain/previewOf'
import type { Reply } from '@chats/domain/Reply'
import type { FormattedWords } from '@chats/domain/spellOut'
import { computed, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { actOnMessage } from '../../../entities/messageActions/actOnMessage.ts'
import type { LiveMessage } from '../../../entities/messages/LiveMessage.ts'
import { formattingOf } from '../formattingOf.ts'
import { wordsOf } from '../wordsOf.ts'
import type { Draft } from './Draft.ts'
import type { Unsent } from './useUnsent.ts'

interface Around {
  readonly unsent: Unsent
  readonly draft: Omit<Draft, 'flush'>
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
    const kept = { text: draft.text.value, formatting: draft.formatting.value }
    const { text, formatting } = joinFormatted([kept, editing.value], '\n\n')
    draft.write(text, formatting ?? [])
    editing.value = null
    tell(t('chat.edit.gone'))
  })

  function edit(message: LiveMessage, content = message.content) {
    answered.value = null
    const words = { text: wordsOf(content), formatting: formattingOf(content) }
    editing.value = { message, ...words, basedOn: message.editedAt ?? null }
  }

  async function save({ text, formatting = [] }: FormattedWords): Promise<boolean> {
    const now = editing.value
    if (!now || saving.value) return false
    if (!online()) {
      tell(t('chat.actionOffline'))
      return false
    }
    saving.value = true
    const done = await actOnMessage({
      chatId: now.message.chatId,
      messageId: now.message.id,
      action: 'edit',
      text,
      ...(formatting.length && { formatting: [...formatting] }),
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
      editing.value = { message: newer, text, formatting, basedOn: newer.editedAt ?? null }
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
    formatting: computed(() => editing.value?.formatting ?? draft.formatting.value),
    /** Without a formatting of its own the text keeps what stands in it. */
    write(text: string, formatting?: readonly Formatting[]) {
      const now = editing.value
      if (!now) return draft.write(text, formatting)
      const marks = formatting ?? moveFormatting(now.text, text, now.formatting)
      editing.value = { ...now, text, formatting: marks }
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
