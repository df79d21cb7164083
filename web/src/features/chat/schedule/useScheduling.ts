import type { Capabilities } from '@chats/domain/capabilities'
import { cutFormatting } from '@chats/domain/cutFormatting'
import { joinFormatted } from '@chats/domain/joinFormatted'
import { moveFormatting } from '@chats/domain/moveFormatting'
import type { Scheduled } from '@chats/domain/Scheduled'
import type { FormattedWords } from '@chats/domain/spellOut'
import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Row } from '../../../entities/Row.ts'
import { useScheduled } from '../../../entities/scheduled/useScheduled.ts'
import type { Outgoing } from '../../../entities/uploads/OutgoingFile.ts'
import { useUploads } from '../../../entities/uploads/useUploads.ts'
import { loadWords } from '../../../i18n/loadWords.ts'
import type { Draft } from '../compose/Draft.ts'
import type { useAttachments } from '../compose/useAttachments.ts'
import type { useComposing } from '../compose/useComposing.ts'
import { contentWords } from '../contentWords.ts'
import { formattingOf } from '../formattingOf.ts'
import { trimBlankLines } from '../trimBlankLines.ts'
import type { useRecorder } from '../voice/useRecorder.ts'
import { voiceFile } from '../voice/voiceFile.ts'
import { wordsOf } from '../wordsOf.ts'
import { groupScheduled } from './groupScheduled.ts'
import type { ScheduledGroup } from './ScheduledGroup.ts'

interface Around {
  readonly chatId: string
  readonly personId: string
  readonly author: () => By | null
  /** What the chat's messenger can do. */
  readonly capabilities: () => Capabilities
  readonly draft: Draft
  readonly composing: ReturnType<typeof useComposing>
  readonly attachments: ReturnType<typeof useAttachments>
  readonly recorder: ReturnType<typeof useRecorder>
  /** When the person last wrote here. */
  readonly lastInboundAt: () => number | null
  readonly online: () => boolean
  readonly tell: (words: string) => void
}

interface By {
  readonly id: string
  readonly name: string
}

/** What a manager chose in the dialog. */
export interface Choice {
  readonly text: string
  readonly sendAt: number
  readonly unlessAnswered: boolean
}

/** Messages of a chat that are to be sent later: those that wait, and what is done with them. */
export function useScheduling(around: Around) {
  const { chatId, personId, author, capabilities, draft, composing, attachments, recorder } = around
  const { lastInboundAt, online, tell } = around
  const { t } = useI18n()
  const uploads = useUploads()
  const { rows } = useScheduled(chatId)
  /** The dialog is open, for what stands in the composer, for the voice message there, or for one that waits. */
  const asked = shallowRef<'new' | 'voice' | ScheduledGroup['parts'] | null>(null)

  const writes = () => import('../../../entities/scheduled/writeScheduled.ts')
  const putBack = (words: FormattedWords) => {
    const { text, formatting } = joinFormatted(
      [words, { text: draft.text.value, formatting: draft.formatting.value }],
      '\n\n',
    )
    draft.write(text, formatting ?? [])
    draft.flush()
  }

  async function ask(what: 'new' | 'voice' | ScheduledGroup['parts']) {
    await loadWords('chatTools')
    asked.value = what
  }

  async function schedule({ sendAt, unlessAnswered }: Choice, by: By) {
    const whole = draft.text.value
    const text = trimBlankLines(whole)
    const from = whole.indexOf(text)
    const words = { text, formatting: cutFormatting(draft.formatting.value, from, from + text.length) }
    const replyTo = composing.replyTo.value
    composing.sent()
    draft.write('', [])
    draft.flush()
    if (attachments.attached.value.length) {
      const files = await attachments.take({ chatId, personId, author: by, words, replyTo })
      return uploads.start({ ...files, later: { sendAt, unlessAnswered } })
    }
    const { scheduleMessages } = await writes()
    const content = { kind: 'text', ...contentWords(words, capabilities()) } as const
    const plan = { id: crypto.randomUUID(), chatId, personId, content, replyTo }
    await scheduleMessages([plan], { sendAt, unlessAnswered, author: by }).catch(() => {
      putBack(words)
      tell(t('chatTools.schedule.refused'))
    })
  }

  function scheduleVoice({ sendAt, unlessAnswered }: Choice, by: By) {
    const recording = recorder.take()
    if (!recording) return
    const replyTo = composing.replyTo.value
    composing.sent()
    const bundle: Outgoing = {
      id: crypto.randomUUID(),
      chatId,
      personId,
      author: by,
      files: [voiceFile(recording)],
      replyTo,
      later: { sendAt, unlessAnswered },
    }
    uploads.start(bundle)
  }

  async function change(parts: ScheduledGroup['parts'], choice: Choice, by: By) {
    const { text, sendAt, unlessAnswered } = choice
    const [{ content: was }] = parts
    const words = { text, formatting: moveFormatting(wordsOf(was), text, formattingOf(was)) }
    const { changeScheduled } = await writes()
    const later = { sendAt, unlessAnswered, author: by }
    await changeScheduled(parts, withWords(was, words), later).catch(() => {
      if (was.kind === 'text') putBack(words)
      tell(t('chatTools.schedule.late'))
    })
  }

  /** The content with other words; a file may be without. */
  function withWords(content: Scheduled['content'], words: FormattedWords): Scheduled['content'] {
    const bare = Object.fromEntries(
      Object.entries(content).filter(([field]) => field !== 'text' && field !== 'formatting'),
    ) as Scheduled['content']
    return words.text === '' ? bare : { ...bare, ...contentWords(words, capabilities()) }
  }

  /** What stood in them is in the composer again; false where it cannot be had. */
  async function takeBack(parts: ScheduledGroup['parts']): Promise<(() => void) | null> {
    const [{ content: first }] = parts
    const words = { text: wordsOf(first), formatting: formattingOf(first) }
    if (!('file' in first)) return () => putBack(words)
    const { readBack } = await import('./readBack.ts')
    const files = await readBack(parts.map(({ content }) => content))
    if (first.kind === 'voice') {
      const [blob] = files
      if (!blob || recorder.state.value !== 'idle') return null
      const { duration = 0, peaks = [] } = first
      return () => recorder.putBack({ blob, type: blob.type, name: blob.name, duration, peaks })
    }
    return () => {
      attachments.add(files)
      if (words.text !== '') putBack(words)
    }
  }

  return {
    asked,
    ask,
    /** The voice message that waits in the composer is no longer sent by itself. */
    async askForVoice() {
      recorder.hold()
      await ask('voice')
    },
    /** The longest that the words of the one in the dialog may be, UTF-16 units. */
    longest: computed(() => {
      const { maxTextLength, maxCaptionLength } = capabilities()
      const isFile = typeof asked.value === 'object' && asked.value?.[0].content.kind !== 'text'
      return isFile ? maxCaptionLength : maxTextLength
    }),
    waiting: computed(() => groupScheduled(rows.value, lastInboundAt())),
    async choose(choice: Choice) {
      const [what, by] = [asked.value, author()]
      asked.value = null
      if (!what || !by) return
      if (what === 'new') await schedule(choice, by)
      else if (what === 'voice') scheduleVoice(choice, by)
      else if (online()) await change(what, choice, by)
      else tell(t('chat.actionOffline'))
    },
    async sendNow(parts: readonly Row<Scheduled>[]) {
      const by = author()
      if (!by) return
      if (!online()) return tell(t('chat.actionOffline'))
      const { sendScheduledNow } = await writes()
      await sendScheduledNow(parts, by).catch(() => tell(t('chatTools.schedule.late')))
    },
    /** Its words and files go back into the composer. */
    async cancel(parts: ScheduledGroup['parts']) {
      if (!online()) return tell(t('chat.actionOffline'))
      const back = await takeBack(parts).catch(() => null)
      if (!back) return tell(t('chatTools.schedule.notBack'))
      const { cancelScheduled } = await writes()
      try {
        await cancelScheduled(parts)
        back()
      } catch {
        tell(t('chatTools.schedule.late'))
      }
    },
  }
}
