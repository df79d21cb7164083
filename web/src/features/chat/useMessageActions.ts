import type { DeliveryAction } from '@chats/domain/MessageAction'
import { shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { actOnMessage } from '../../entities/messageActions/actOnMessage.ts'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { wordsOf } from './wordsOf.ts'

/** What a manager does with a message that did not simply arrive; what came of it is told through `tell`. */
export function useMessageActions(online: () => boolean, tell: (words: string) => void) {
  const { t } = useI18n()
  const busyId = shallowRef<string | null>(null)
  /** Awaits the answer whether it is really to be sent again. */
  const asked = shallowRef<LiveMessage | null>(null)

  async function ask(message: LiveMessage, action: DeliveryAction) {
    if (busyId.value) return
    if (!online()) return tell(t('chat.actionOffline'))
    busyId.value = message.id
    const done = await actOnMessage({ chatId: message.chatId, messageId: message.id, action })
    busyId.value = null
    if (!done.ok) tell(t('chat.actionFailed'))
  }

  async function copy(message: LiveMessage) {
    await navigator.clipboard.writeText(wordsOf(message.content))
    tell(t('chat.copied'))
  }

  return {
    busyId,
    asked,
    async act(message: LiveMessage, action: DeliveryAction | 'copy') {
      if (action === 'copy') return copy(message)
      if (action === 'resend') asked.value = message
      else await ask(message, action)
    },
    async resend() {
      const message = asked.value
      asked.value = null
      if (message) await ask(message, 'resend')
    },
  }
}
