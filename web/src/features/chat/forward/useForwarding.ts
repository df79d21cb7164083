import { shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { loadWords } from '../../../i18n/loadWords.ts'
import type { LiveMessage } from '../../../entities/messages/LiveMessage.ts'
import { useUploads } from '../../../entities/uploads/useUploads.ts'
import type { OpenChat } from '../openChatsOf.ts'
import type { ForwardPlan } from './forwardPlan.ts'

type Parts = readonly [LiveMessage, ...LiveMessage[]]

interface Use {
  readonly personId: string
  readonly author: () => { readonly id: string; readonly name: string } | null
  readonly tell: (words: string) => void
}

/** Sending a message on to another channel of its person. */
export function useForwarding({ personId, author, tell }: Use) {
  const { t } = useI18n()
  const uploads = useUploads()
  const asked = shallowRef<Parts | null>(null)
  return {
    asked,
    async ask(parts: Parts) {
      await loadWords('chatTools')
      asked.value = parts
    },
    async forward({ chatId, channel }: OpenChat, plan: ForwardPlan) {
      const by = author()
      asked.value = null
      if (!by) return
      const { forwardMessage } = await import('./forwardMessage.ts')
      // Words wait in this browser while there is no network; that is no reason to keep anybody waiting.
      const gone = forwardMessage(plan, { chatId, personId, author: by, uploads })
      gone.catch(() => tell(t('chatTools.forward.failed')))
      if (plan.files.length) await gone.catch(() => undefined)
      else tell(t('chatTools.forward.sent', { channel }))
    },
  }
}
