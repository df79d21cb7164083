import type { ComposedPart } from '@chats/domain/composeBlocks'
import { cutFormatting } from '@chats/domain/cutFormatting'
import { joinFormatted } from '@chats/domain/joinFormatted'
import { sendsAs } from '@chats/domain/sendsAs'
import type { FormattedWords } from '@chats/domain/spellOut'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { queueMessage } from '../../entities/messages/queueMessage.ts'
import { useUploads } from '../../entities/uploads/useUploads.ts'
import type { ChatContext } from './chatContext.ts'
import type { Draft } from './compose/Draft.ts'
import { useAttachments } from './compose/useAttachments.ts'
import type { useComposing } from './compose/useComposing.ts'
import { useSharedInto } from './compose/useSharedInto.ts'
import type { Unsent } from './compose/useUnsent.ts'
import { contentWords } from './contentWords.ts'
import { useSendGuard } from './guard/useSendGuard.ts'
import { browserRecords } from './voice/recordingType.ts'
import { useRecorder, type Recording } from './voice/useRecorder.ts'
import { voiceFile } from './voice/voiceFile.ts'

interface Use {
  readonly unsent: Unsent
  readonly chatId: string
  readonly personId: string
  readonly context: ChatContext
  readonly author: () => { readonly id: string; readonly name: string } | null
  readonly messages: () => readonly LiveMessage[]
  /** The server has confirmed them. */
  readonly confirmed: () => boolean
  readonly draft: Draft
  readonly composing: ReturnType<typeof useComposing>
  readonly tell: (words: string) => void
  /** Something is on its way. */
  readonly left: () => void
}

/** How a message that was handed over ended: it is on its way, or it was refused. */
export interface Told {
  readonly sent: () => void
  readonly refused: () => void
}

/** Everything that leaves the composer: words, files, voice, what was constructed, another wording of a message. */
export function useSending(use: Use) {
  const { unsent, chatId, personId, context, author, draft, composing, tell, left } = use
  const { t } = useI18n()
  const uploads = useUploads()
  /** The constructor is open. */
  const constructing = shallowRef(false)
  const attachments = useAttachments(unsent, () => context.capabilities)
  useSharedInto(attachments.add, draft)
  const recordedType = browserRecords()
  let gone = false
  // Before the recorder's own end: what it still sends then has nobody left to ask.
  onScopeDispose(() => (gone = true))
  const recorder = useRecorder({
    longest: () => context.capabilities.maxVoiceSeconds,
    send: recording => {
      const go = () => sendVoice(recording)
      if (gone) go()
      else guard.pass({ text: '', what: 'voice', go })
    },
    trouble: what => tell(t(`chat.voice.${what}`)),
  })
  const guard = useSendGuard({
    uid: context.uid,
    messages: use.messages,
    confirmed: use.confirmed,
    writing: () =>
      draft.text.value.trim() !== '' ||
      attachments.attached.value.length > 0 ||
      recorder.state.value !== 'idle' ||
      constructing.value,
  })

  /** Empties the composer; answers what a message that goes now answers. */
  function takeReply(keepsText = false) {
    const replyTo = composing.replyTo.value
    composing.sent()
    if (!keepsText) {
      draft.write('', [])
      draft.flush()
    }
    left()
    return replyTo
  }

  function sendWords(words: FormattedWords) {
    const from = author()
    if (!from) return
    const replyTo = takeReply()
    const content = { kind: 'text', ...contentWords(words, context.capabilities) } as const
    queueMessage({ id: crypto.randomUUID(), chatId, personId, content, author: from, replyTo }).catch(() => {
      const since = { text: draft.text.value, formatting: draft.formatting.value }
      const back = joinFormatted([words, since], '\n\n')
      draft.write(back.text, back.formatting ?? [])
      draft.flush()
      tell(t('chat.refused'))
    })
  }

  async function sendFiles(words: FormattedWords) {
    const from = author()
    if (!from) return
    const replyTo = takeReply()
    uploads.start(await attachments.take({ chatId, personId, author: from, words, replyTo }))
  }

  function sendVoice(recording: Recording) {
    const from = author()
    if (!from) return
    const replyTo = takeReply(true)
    const files = [voiceFile(recording)]
    uploads.start({ id: crypto.randomUUID(), chatId, personId, author: from, files, replyTo })
  }

  return {
    attachments,
    recorder,
    constructing,
    guard,
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
    /** `text` is what stands in the composer, or a part of it. */
    async send(text: string) {
      const from = Math.max(0, composing.text.value.indexOf(text))
      const words = { text, formatting: cutFormatting(composing.formatting.value, from, from + text.length) }
      if (composing.editing.value) await composing.save(words)
      else if (attachments.attached.value.length) {
        guard.pass({ text, what: 'files', go: () => void sendFiles(words) })
      } else guard.pass({ text, what: 'words', go: () => sendWords(words) })
    },
    /** What was put together in the constructor, and what it wants to hear of it. */
    sendBlocks(parts: readonly ComposedPart[], { sent, refused }: Told) {
      const text = parts.map(part => (part.type === 'words' ? part.words.text : part.text)).join('\n\n')
      const go = async () => {
        const from = author()
        if (!from) return
        const replyTo = takeReply(true)
        sent()
        const { queueParts } = await import('./constructor/queueParts.ts')
        const queued = queueParts(parts, {
          chatId,
          personId,
          author: from,
          replyTo,
          capabilities: context.capabilities,
        })
        left()
        if (await queued) return
        refused()
        tell(t('chat.builder.refused'))
      }
      guard.pass({ text, what: 'files', go: () => void go() })
    },
  }
}
