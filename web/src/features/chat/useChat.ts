import { computed, provide, shallowRef, watch, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { carryDraft } from '../../entities/draft/carryDraft.ts'
import { useDraft } from '../../entities/draft/useDraft.ts'
import { useMessages } from '../../entities/messages/useMessages.ts'
import { usePersonTyping } from '../../entities/typing/usePersonTyping.ts'
import { chatContextKey } from './chatContext.ts'
import { useComposing } from './compose/useComposing.ts'
import { useUnsent } from './compose/useUnsent.ts'
import { canEdit } from './menu/menuItems.ts'
import { messageToolsKey } from './messageTools.ts'
import { useNote } from './note/useNote.ts'
import { useScheduling } from './schedule/useScheduling.ts'
import { useBotSwitch } from './useBotSwitch.ts'
import { useChatPane } from './useChatPane.ts'
import { useColleagues } from './useColleagues.ts'
import { useMessageActions } from './useMessageActions.ts'
import { useMessageAddress } from './useMessageAddress.ts'
import { useOpening } from './useOpening.ts'
import { useReadMark } from './useReadMark.ts'
import { useRevealing } from './useRevealing.ts'
import { useSending } from './useSending.ts'
import { useShownPart } from './useShownPart.ts'
import { useToolbox } from './useToolbox.ts'
import { useTranscript } from './useTranscript.ts'

/** The parts of the page that a chat moves. */
interface Parts {
  readonly root: Readonly<ShallowRef<HTMLElement | null>>
  readonly timeline: Parameters<typeof useRevealing>[1] & Readonly<ShallowRef<{ toEnd: () => void } | null>>
  readonly composer: Readonly<ShallowRef<{ focusEnd: () => unknown } | null>>
}

/** One chat of one person: what is read of it, what is written in it, and what is done with its messages. */
export function useChat(personId: string, chatId: string, { root, timeline, composer }: Parts) {
  const { t } = useI18n()
  const router = useRouter()
  const told = shallowRef('')
  const tell = (words: string) => (told.value = words)
  const pane = useChatPane(personId, chatId)
  const { context, person, author, online, unread, dividerAt } = pane
  const history = useMessages(chatId)
  const address = useMessageAddress(personId, chatId)
  const revealing = useRevealing(history, timeline, () => tell(t('chat.reply.missing')))
  const opened = useOpening(
    history,
    () => pane.known.value,
    () => dividerAt.value,
    async () => address.asked.value !== null && (await revealing.open({ messageId: address.asked.value })),
  )
  watch(address.asked, messageId => messageId !== null && void revealing.reveal({ messageId }))
  const confirmed = computed(() => history.state.value === 'ready' && !history.fromCache.value)
  const draft = useDraft({ uid: context.uid, chatId, personId })
  const actions = useMessageActions(() => online.value, tell)

  const typing = usePersonTyping(
    chatId,
    () => context.capabilities.personTyping && pane.messenger.value !== null,
  )
  const colleagues = useColleagues({
    personId,
    assigneeId: () => person.value?.assigneeId ?? null,
    messages: () => history.messages.value,
    known: () => person.value !== null,
  })
  const unsent = useUnsent().of(chatId)
  const composing = useComposing({
    unsent,
    draft,
    capabilities: () => context.capabilities,
    find: id => history.messages.value.find(message => message.id === id),
    online: () => online.value,
    tell,
  })
  const sending = useSending({
    unsent,
    chatId,
    personId,
    context,
    author: () => author.value,
    draft,
    messages: () => history.messages.value,
    confirmed: () => confirmed.value,
    composing,
    tell,
    left() {
      colleagues.sent()
      timeline.value?.toEnd()
    },
  })
  const scheduling = useScheduling({
    chatId,
    personId,
    author: () => author.value,
    capabilities: () => context.capabilities,
    draft,
    composing,
    attachments: sending.attachments,
    recorder: sending.recorder,
    lastInboundAt: () => person.value?.chats[chatId]?.lastInboundAt ?? null,
    online: () => online.value,
    tell,
  })
  const bot = useBotSwitch({
    chatId,
    person: () => person.value,
    by: () => author.value,
    now: () => context.now,
    online: () => online.value,
    tell,
  })
  const note = useNote({
    uid: context.uid,
    chatId,
    personId,
    author: () => author.value,
    tell,
    left: () => timeline.value?.toEnd(),
  })
  const toolbox = useToolbox({
    personId,
    author: () => author.value,
    messages: () => history.messages.value,
    composing,
    online: () => online.value,
    tell,
    reveal: reply => void revealing.reveal(reply),
    linkOf: address.linkOf,
    write: () => void composer.value?.focusEnd(),
  })
  provide(chatContextKey, context)
  provide(messageToolsKey, toolbox.tools)

  const shown = useShownPart({
    state: () => history.state.value,
    hasMessages: () => history.messages.value.length > 0,
    opened: () => opened.value,
    confirmed: () => confirmed.value,
    missing: () => pane.missing.value,
    online: () => online.value,
  })
  const read = useReadMark({
    chatId,
    root,
    person: () => person.value,
    by: () => author.value,
    unread: () => unread.value,
    online: () => online.value,
    tell,
  })

  /** The last message that this manager wrote goes back into the composer. */
  function editLast() {
    const last = history.messages.value.findLast(
      message => message.author.id === context.uid && canEdit(message, context),
    )
    if (!last) return
    composing.edit(last)
    void composer.value?.focusEnd()
  }

  function toLatest() {
    address.forget()
    revealing.toLatest()
  }

  /** Another channel of the person; what was written here goes along when it cannot go from here. */
  async function switchTo(other: string, carry = false) {
    if (carry && draft.text.value.trim() !== '') {
      carryDraft(context.uid, other, { text: draft.text.value, formatting: draft.formatting.value })
      draft.write('', [])
      draft.flush()
    }
    await router.replace({ params: { personId, chatId: other } })
  }

  const transcript = useTranscript({
    chatId,
    name: () => pane.name.value,
    channel: () => pane.channel.value?.title ?? '',
    tell,
  })

  return {
    pane,
    history,
    revealing,
    confirmed,
    draft,
    actions,
    typing,
    colleagues,
    composing,
    sending,
    scheduling,
    bot,
    note,
    toolbox,
    shown,
    read,
    transcript,
    told,
    tell,
    editLast,
    toLatest,
    switchTo,
  }
}
