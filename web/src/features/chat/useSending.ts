import { sendsAs } from '@chats/domain/sendsAs'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { queueMessage } from '../../entities/messages/queueMessage.ts'
import type { OutgoingFile } from '../../entities/uploads/OutgoingFile.ts'
import { useUploads } from '../../entities/uploads/useUploads.ts'
import type { ChatContext } from './chatContext.ts'
import type { useSendGuard } from './guard/useSendGuard.ts'
import { useAttachments } from './compose/useAttachments.ts'
import { useSharedInto } from './compose/useSharedInto.ts'
import type { Unsent } from './compose/useUnsent.ts'
import type { useComposing } from './compose/useComposing.ts'
import { browserRecords } from './voice/recordingType.ts'
import { useRecorder, type Recording } from './voice/useRecorder.ts'

interface Use {
  readonly unsent: Unsent
  readonly chatId: string
  readonly personId: string
  readonly context: ChatContext
  readonly author: () => { readonly id: string; readonly name: string } | null
  readonly draft: {
    readonly text: { readonly value: string }
    readonly write: (text: string) => void
    readonly flush: () => void
  }
  readonly composing: ReturnType<typeof useComposing>
  readonly guard: ReturnType<typeof useSendGuard>
  readonly tell: (words: string) => void
  /** Something is on its way. */
  readonly left: () => void
}

/** Everything that leaves the composer: words, files, voice, another wording of a message. */
export function useSending(use: Use) {
  const { unsent, chatId, personId, context, author, draft, composing, guard, tell, left } = use
  const { t } = useI18n()
  const uploads = useUploads()
  const attachments = useAttachments(unsent, () => context.capabilities)
  useSharedInto(attachments.add, draft)
  const recordedType = browserRecords()
  const recorder = useRecorder({
    longest: () => context.capabilities.maxVoiceSeconds,
    send: sendVoice,
    trouble: what => tell(t(`chat.voice.${what}`)),
  })

  function sendWords(text: string) {
    const from = author()
    if (!from) return
    const replyTo = composing.replyTo.value
    composing.sent()
    draft.write('')
    draft.flush()
    left()
    queueMessage({
      id: crypto.randomUUID(),
      chatId,
      personId,
      content: { kind: 'text', text },
      author: from,
      replyTo,
    }).catch(() => {
      draft.write([text, draft.text.value].filter(Boolean).join('\n\n'))
      draft.flush()
      tell(t('chat.refused'))
    })
  }

  async function sendFiles(text: string) {
    const from = author()
    if (!from) return
    const replyTo = composing.replyTo.value
    composing.sent()
    draft.write('')
    draft.flush()
    uploads.start(await attachments.take({ chatId, personId, author: from, text, replyTo }))
    left()
  }

  function sendVoice({ blob, type, name, duration, peaks }: Recording) {
    const from = author()
    if (!from) return
    const file: OutgoingFile = {
      id: crypto.randomUUID(),
      blob,
      type,
      name,
      content: { kind: 'voice', duration, peaks: [...peaks] },
    }
    const replyTo = composing.replyTo.value
    composing.sent()
    uploads.start({ id: crypto.randomUUID(), chatId, personId, author: from, files: [file], replyTo })
    left()
  }

  return {
    attachments,
    recorder,
    /** A voice message as this browser records it goes as a file. */
    voiceAsFile: computed(
      () => recordedType !== null && sendsAs(context.capabilities, 'voice', recordedType.type) === 'file',
    ),
    /** Files of this chat that are being uploaded. */
    bundles: computed(() => uploads.of(chatId)),
    retryUpload: uploads.retry,
    cancelUpload: uploads.cancel,
    /** The longest that the words may be, UTF-16 units. */
    longest: computed(() => {
      const { maxTextLength, maxCaptionLength } = context.capabilities
      const edited = composing.editing.value?.message.kind
      const caption = edited ? edited !== 'text' : attachments.attached.value.length > 0
      return caption ? maxCaptionLength : maxTextLength
    }),
    async send(text: string) {
      if (composing.editing.value) await composing.save(text)
      else if (guard.holds(text)) return
      else if (attachments.attached.value.length) await sendFiles(text)
      else sendWords(text)
    },
  }
}
