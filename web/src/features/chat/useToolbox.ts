import type { Reply } from '@chats/domain/Reply'
import { until } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { retryAttachment } from '../../entities/files/retryAttachment.ts'
import { saveFile } from '../../entities/files/saveFile.ts'
import { actOnMessage } from '../../entities/messageActions/actOnMessage.ts'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { useRemovals } from '../../entities/messageActions/useRemovals.ts'
import { captionPart } from './captionPart.ts'
import type { useComposing } from './compose/useComposing.ts'
import { contentLook } from './content/contentLook.ts'
import { createPlayer } from './content/createPlayer.ts'
import { useForwarding } from './forward/useForwarding.ts'
import type { MenuItem } from './menu/MenuItem.ts'
import type { MenuPlace, MessageTools } from './messageTools.ts'
import { wordsOf } from './wordsOf.ts'

type Parts = readonly [LiveMessage, ...LiveMessage[]]

interface Use {
  readonly personId: string
  readonly author: () => { readonly id: string; readonly name: string } | null
  readonly messages: () => readonly LiveMessage[]
  readonly composing: ReturnType<typeof useComposing>
  readonly online: () => boolean
  readonly tell: (words: string) => void
  readonly reveal: (reply: Reply) => void
  /** The address of a message. */
  readonly linkOf: (messageId: string) => string
  /** The composer is to be written in. */
  readonly write: () => void
}

/** What is done with messages: the menu and what it leads to, files, reactions, refused changes. */
export function useToolbox(use: Use) {
  const { messages, composing, online, tell, reveal, linkOf, write } = use
  const { t } = useI18n()
  const removals = useRemovals()
  const forwarding = useForwarding(use)
  const menu = shallowRef<{ parts: Parts; place: MenuPlace; from: Element | null } | null>(null)
  const removing = shallowRef<Parts | null>(null)
  const photoId = shallowRef<string | null>(null)
  const busy = shallowRef<ReadonlySet<string>>(new Set())
  const player = createPlayer()
  onScopeDispose(() => player.stop())

  const isBusy = (id: string) => busy.value.has(id)

  /** Runs one request about a message at a time, the next one when its turn has come, and tells what was not done. */
  async function during(message: LiveMessage, run: () => Promise<string | null>) {
    while (isBusy(message.id)) await until(() => isBusy(message.id)).toBe(false)
    if (!online()) return tell(t('chat.actionOffline'))
    busy.value = new Set([...busy.value, message.id])
    const trouble = await run()
    busy.value = new Set([...busy.value].filter(id => id !== message.id))
    if (trouble) tell(trouble)
  }

  const ask = (message: LiveMessage, request: { action: 'dismiss' } | { action: 'react'; emoji: string }) =>
    during(message, async () => {
      const done = await actOnMessage({ chatId: message.chatId, messageId: message.id, ...request })
      return done.ok ? null : t(`chat.refusal.${done.why}`)
    })

  async function copy(message: LiveMessage) {
    await navigator.clipboard.writeText(wordsOf(message.content))
    tell(t('chat.copied'))
  }

  async function copyLink(message: LiveMessage) {
    await navigator.clipboard.writeText(linkOf(message.id))
    tell(t('chat.linkCopied'))
  }

  async function save(message: LiveMessage) {
    if (!('file' in message.content)) return
    if (!(await saveFile(message.content.file))) tell(t('chat.file.saveFailed'))
  }

  /** Back to where the menu was asked for. */
  function closeMenu() {
    const from = menu.value?.from
    menu.value = null
    if (from instanceof HTMLElement) from.focus({ preventScroll: true })
  }

  async function choose(id: MenuItem['id']) {
    const parts = menu.value?.parts
    if (!parts) return
    const message = captionPart(parts)
    closeMenu()
    if (id === 'reply') composing.reply(message)
    else if (id === 'edit') composing.edit(message)
    else if (id === 'remove') removing.value = parts
    else if (id === 'forward') await forwarding.ask(parts)
    else if (id === 'copy') await copy(message)
    else if (id === 'link') await copyLink(message)
    else for (const part of parts) await save(part)
    if (id === 'reply' || id === 'edit') write()
  }

  /** In some seconds: until then it can be taken back. */
  function remove() {
    const parts = removing.value
    removing.value = null
    if (!parts) return
    if (!online()) return tell(t('chat.actionOffline'))
    removals.start(
      parts[0].chatId,
      parts.map(({ id }) => id),
    )
  }

  const tools: MessageTools = {
    player,
    openMenu: (parts, place) => {
      const [first, ...others] = parts
      const from = place instanceof HTMLElement ? place : document.activeElement
      if (first) menu.value = { parts: [first, ...others], place, from }
    },
    openPhoto: messageId => (photoId.value = messageId),
    reveal,
    react: (message, emoji) => void ask(message, { action: 'react', emoji }),
    retryFile: message =>
      void during(message, async () =>
        (await retryAttachment(message.chatId, message.id)) ? null : t('chat.file.retryFailed'),
      ),
    save: message => void save(message),
    dismiss: message => void ask(message, { action: 'dismiss' }),
    editAgain(message) {
      composing.edit(message, message.change?.content)
      write()
    },
    busy: isBusy,
  }

  return {
    tools,
    menu,
    closeMenu,
    choose,
    react(emoji: string) {
      const parts = menu.value?.parts
      closeMenu()
      if (parts) tools.react(captionPart(parts), emoji)
    },
    removing,
    remove,
    forwarding,
    photoId,
    photos: computed(() =>
      photoId.value === null
        ? []
        : messages().filter(
            ({ content, deletedAt }) =>
              deletedAt === undefined &&
              (content.kind === 'photo' || content.kind === 'video') &&
              content.file.state === 'stored' &&
              contentLook(content) === 'media',
          ),
    ),
    save,
  }
}
