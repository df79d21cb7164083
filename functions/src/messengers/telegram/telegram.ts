import { capabilities } from '@chats/domain/capabilities'
import type { Messenger } from '../Messenger.ts'
import { callTelegram } from './callTelegram.ts'
import type { TelegramBot } from './callTelegram.ts'
import { fetchFile } from './fetchFile.ts'
import { wantedUpdates } from './readUpdate.ts'
import { inspectWebhook } from './inspectWebhook.ts'
import { receive } from './receive.ts'
import { removeWebhook } from './removeWebhook.ts'

/** Telegram, through the Bot API. */
export function telegram(bot: TelegramBot): Messenger {
  return {
    receive,

    async send(outgoing) {
      if (outgoing.type !== 'message')
        return { ok: false, failure: { class: 'bad_input', reason: 'bad_input' } }
      const { to, content } = outgoing
      if (content.kind !== 'text') return { ok: false, failure: { class: 'bad_input', reason: 'bad_input' } }
      const { text } = content
      if (text.length > capabilities.telegram.maxTextLength) {
        return { ok: false, failure: { class: 'bad_input', reason: 'too_long' } }
      }
      const sent = await callTelegram(bot, api => api.sendMessage({ chat_id: Number(to), text }))
      if (!sent.ok) return sent
      return { ok: true, externalId: String(sent.result.message_id), at: sent.result.date * 1000 }
    },

    async profile(externalId) {
      const photos = await callTelegram(bot, api =>
        api.getUserProfilePhotos({ user_id: Number(externalId), limit: 1 }),
      )
      if (!photos.ok) {
        if (isFinal(photos.failure.class)) return { photo: null }
        throw new Error(`getUserProfilePhotos: ${photos.failure.class}`)
      }
      const sizes = photos.result.photos[0] ?? []
      const fitting = sizes.find(size => Math.min(size.width, size.height) >= 160) ?? sizes.at(-1)
      return { photo: fitting?.file_id ?? null }
    },

    openFile: file => fetchFile(bot, file),

    webhook: { inspect: () => inspectWebhook(bot), remove: () => removeWebhook(bot) },

    async connect(webhook) {
      const me = await callTelegram(bot, api => api.getMe())
      if (!me.ok) return { ok: false, why: whyNot(me.failure.class), said: me.said }
      const { id, first_name, username } = me.result
      const identity = { externalId: String(id), title: first_name, handle: `@${username}` }
      if (!webhook) return { ok: true, identity }
      const set = await callTelegram(bot, api =>
        api.setWebhook({ url: webhook.url, secret_token: webhook.secret, allowed_updates: wantedUpdates }),
      )
      return set.ok ? { ok: true, identity } : { ok: false, why: whyNot(set.failure.class), said: set.said }
    },
  }
}

const whyNot = (failure: string) =>
  ['rate', 'pre_send', 'ambiguous'].includes(failure) ? ('unreachable' as const) : ('refused' as const)

/** Asking again would be answered the same. */
const isFinal = (failure: string) => failure === 'person_refuses' || failure === 'bad_input'
