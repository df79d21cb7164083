import { cutFormatting } from '@chats/domain/cutFormatting'
import type { Formatting } from '@chats/domain/Formatting'
import { joinFormatted } from '@chats/domain/joinFormatted'
import { moveFormatting } from '@chats/domain/moveFormatting'
import type { Scheduled } from '@chats/domain/Scheduled'
import { isAnswered } from '@chats/domain/scheduledStep'
import type { FormattedWords } from '@chats/domain/spellOut'
import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { loadWords } from '../../../i18n/loadWords.ts'
import type { Row } from '../../../entities/Row.ts'
import { useScheduled } from '../../../entities/scheduled/useScheduled.ts'
import type { Draft } from '../compose/Draft.ts'
import type { useComposing } from '../compose/useComposing.ts'
import { contentWords } from '../contentWords.ts'
import { trimBlankLines } from '../trimBlankLines.ts'

interface Around {
  readonly chatId: string
  readonly personId: string
  readonly author: () => { readonly id: string; readonly name: string } | null
  readonly draft: Draft
  readonly composing: ReturnType<typeof useComposing>
  /** When the person last wrote here. */
  readonly lastInboundAt: () => number | null
  readonly online: () => boolean
  readonly tell: (words: string) => void
}

/** What a manager chose in the dialog. */
export interface Choice {
  readonly text: string
  readonly sendAt: number
  readonly unlessAnswered: boolean
}

/** Messages of a chat that are to be sent later: those that wait, and what is done with them. */
export function useScheduling(around: Around) {
  const { chatId, personId, author, draft, composing, lastInboundAt, online, tell } = around
  const { t } = useI18n()
  const { rows } = useScheduled(chatId)
  /** The dialog is open, for what stands in the composer or for one that waits. */
  const asked = shallowRef<'new' | Row<Scheduled> | null>(null)

  const writes = () => import('../../../entities/scheduled/writeScheduled.ts')
  const putBack = (words: FormattedWords) => {
    const { text, formatting } = joinFormatted(
      [words, { text: draft.text.value, formatting: draft.formatting.value }],
      '\n\n',
    )
    draft.write(text, formatting ?? [])
    draft.flush()
  }

  async function ask(what: 'new' | Row<Scheduled>) {
    await loadWords('chatTools')
    asked.value = what
  }

  async function schedule({ sendAt, unlessAnswered }: Choice, by: { id: string; name: string }) {
    const whole = draft.text.value
    const text = trimBlankLines(whole)
    const from = whole.indexOf(text)
    const words = { text, formatting: cutFormatting(draft.formatting.value, from, from + text.length) }
    const replyTo = composing.replyTo.value
    composing.sent()
    draft.write('', [])
    draft.flush()
    const { scheduleMessage } = await writes()
    const content = { kind: 'text', ...contentWords(words) } as const
    const where = { id: crypto.randomUUID(), chatId, personId, replyTo }
    await scheduleMessage(where, { content, sendAt, unlessAnswered, author: by }).catch(() => {
      putBack(words)
      tell(t('chatTools.schedule.refused'))
    })
  }

  async function change(
    one: Row<Scheduled>,
    { text, sendAt, unlessAnswered }: Choice,
    by: { id: string; name: string },
  ) {
    const was: readonly Formatting[] = one.content.formatting ?? []
    const words = { text, formatting: moveFormatting(one.content.text, text, was) }
    const content = { kind: 'text', ...contentWords(words) } as const
    const { changeScheduled } = await writes()
    await changeScheduled(chatId, one.id, { content, sendAt, unlessAnswered, author: by }).catch(() => {
      putBack(words)
      tell(t('chatTools.schedule.late'))
    })
  }

  return {
    asked,
    ask,
    waiting: computed(() =>
      rows.value
        .map(row => ({ row, stopped: row.sendAt === null || isAnswered(row, lastInboundAt()) }))
        .sort((a, b) => (a.row.sendAt ?? 0) - (b.row.sendAt ?? 0)),
    ),
    async choose(choice: Choice) {
      const [what, by] = [asked.value, author()]
      asked.value = null
      if (!what || !by) return
      if (what === 'new') await schedule(choice, by)
      else if (online()) await change(what, choice, by)
      else tell(t('chat.actionOffline'))
    },
    async sendNow(one: Row<Scheduled>) {
      const by = author()
      if (!by) return
      if (!online()) return tell(t('chat.actionOffline'))
      const { sendScheduledNow } = await writes()
      await sendScheduledNow(one, by).catch(() => tell(t('chatTools.schedule.late')))
    },
    /** Its words go back into the composer. */
    async cancel(one: Row<Scheduled>) {
      if (!online()) return tell(t('chat.actionOffline'))
      const { cancelScheduled } = await writes()
      try {
        await cancelScheduled(chatId, one.id)
        putBack(one.content)
      } catch {
        tell(t('chatTools.schedule.late'))
      }
    },
  }
}
