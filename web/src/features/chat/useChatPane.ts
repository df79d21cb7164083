import { capabilities } from '@chats/domain/capabilities'
import { isUnread } from '@chats/domain/isUnread'
import { useIntervalFn } from '@vueuse/core'
import { computed, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useChannels } from '../../entities/channels/useChannels.ts'
import { useCompany } from '../../entities/company/useCompany.ts'
import { useConnection } from '../../entities/connection/useConnection.ts'
import { usePhoto } from '../../entities/files/usePhoto.ts'
import { usePerson } from '../../entities/person/usePerson.ts'
import { useSession } from '../../entities/session/useSession.ts'
import type { ChatContext } from './chatContext.ts'
import { composerNotice } from './composerNotice.ts'
import { openChatsOf } from './openChatsOf.ts'

const TICK_MS = 5_000

/** Everything around a chat's messages: whose it is, through which channel, what is unread, what stands in the way. */
export function useChatPane(personId: string, chatId: string) {
  const { t } = useI18n()
  const session = useSession()
  const company = useCompany()
  const channels = useChannels()
  const connection = useConnection()
  const person = usePerson(personId)
  const now = shallowRef(Date.now())
  useIntervalFn(() => (now.value = Date.now()), TICK_MS)

  const online = computed(() => connection.state !== 'offline')
  const row = computed(() => person.doc.value?.chats[chatId] ?? null)
  const channelId = computed(() => row.value?.channelId ?? '')
  const channel = computed(() => channels.channelOf(channelId.value))
  const messenger = computed(() => row.value?.messenger ?? null)
  const messengerName = computed(() => (messenger.value ? t(`ui.${messenger.value}`) : ''))
  const state = computed(() => row.value?.state ?? 'subscribed')
  const name = computed(() => person.doc.value?.name || t('chat.unnamed'))

  const unreadSince = computed(() => {
    const since = row.value?.unreadSince ?? null
    return company.isKnown && isUnread(since, company.readAllBefore) ? since : null
  })
  // The divider outlives the mark: it stays until one leaves, or until something newer is unread.
  const dividerAt = shallowRef<number | null>(null)
  watch(unreadSince, since => since !== null && (dividerAt.value = since), { immediate: true })

  const instead = computed(() => openChatsOf(person.doc.value, chatId, channels.channelOf))

  const context: ChatContext = {
    get now() {
      return now.value
    },
    get online() {
      return online.value
    },
    get channel() {
      return channel.value
    },
    get messenger() {
      return messengerName.value
    },
    get personName() {
      return name.value
    },
    get uid() {
      return session.uid
    },
    get others() {
      return instead.value
    },
    get capabilities() {
      return capabilities[messenger.value ?? 'telegram']
    },
  }

  return {
    context,
    person: person.doc,
    /** The person is known, and has no such chat. */
    missing: computed(() => person.state.value === 'ready' && !person.fromCache.value && row.value === null),
    name,
    photo: usePhoto(() => person.doc.value?.photo),
    channel,
    messenger,
    messengerName,
    state,
    online,
    unread: computed(() => (unreadSince.value === null ? 0 : (row.value?.unread ?? 0))),
    dividerAt,
    /** What templates say of this chat. */
    variables: computed(() => ({
      name: person.doc.value?.name.trim().split(/\s+/u)[0] ?? '',
      fullName: person.doc.value?.name.trim() ?? '',
      manager: session.manager?.name ?? '',
      channel: channel.value?.title ?? '',
    })),
    isAdmin: computed(() => session.claims?.role === 'admin'),
    /** What decides where the chat opens is known. */
    known: computed(() => company.isKnown && person.state.value !== 'loading'),
    /** The other chats of the person that can be written to. */
    instead,
    notice: computed(() =>
      composerNotice({ state: state.value, channel: channel.value, now: context.now, online: online.value }),
    ),
    author: computed(() => (session.manager ? { id: session.uid, name: session.manager.name } : null)),
  }
}
