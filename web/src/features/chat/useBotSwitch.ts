import { isBotOff } from '@chats/domain/isBotOff'
import type { Person } from '@chats/domain/Person'
import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { switchBotOff } from '../../entities/bot/switchBotOff.ts'
import type { Row } from '../../entities/Row.ts'

interface Around {
  readonly chatId: string
  readonly person: () => Row<Person> | null
  readonly by: () => { readonly id: string; readonly name: string } | null
  readonly now: () => number
  readonly online: () => boolean
  readonly tell: (words: string) => void
}

/** Automation in a chat: off or not, and turning it. */
export function useBotSwitch({ chatId, person, by, now, online, tell }: Around) {
  const { t } = useI18n()
  const busy = shallowRef(false)
  const off = computed(() => {
    const botOff = person()?.chats[chatId]?.botOff
    return botOff && isBotOff(botOff, now()) ? botOff : null
  })
  return {
    off,
    busy,
    async turn(to: { readonly endsAt: number | null } | 'on') {
      const [row, manager] = [person(), by()]
      if (!row || !manager || busy.value) return
      if (!online()) return tell(t('chat.actionOffline'))
      busy.value = true
      const outcome = await switchBotOff({ person: row, chatId, by: manager, to })
      busy.value = false
      if (outcome !== 'saved') tell(t('chat.bot.refused'))
    },
  }
}
