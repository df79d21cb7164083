import type { Messenger } from '../Messenger.ts'
import { answerPress } from './answerPress.ts'
import { botPhoto } from './botPhoto.ts'
import { callTelegram } from './callTelegram.ts'
import type { TelegramBot } from './callTelegram.ts'
import { editMessage, reactToMessage, removeMessage } from './changeMessage.ts'
import { fetchFile } from './fetchFile.ts'
import { wantedUpdates } from './readUpdate.ts'
import { inspectWebhook } from './inspectWebhook.ts'
import { receive } from './receive.ts'
import { sendAlbum } from './sendAlbum.ts'
import { sendMessage } from './sendMessage.ts'
import { removeWebhook } from './removeWebhook.ts'

/** Telegram, through the Bot API. */
export function telegram(bot: TelegramBot): Messenger {
  return {
    receive,

    send(outgoing) {
      switch (outgoing.type) {
        case 'message':
          return sendMessage(bot, outgoing)
        case 'album':
          return sendAlbum(bot, outgoing)
        case 'edit':
          return editMessage(bot, outgoing)
        case 'remove':
          return removeMessage(bot, outgoing)
        case 'react':
          return reactToMessage(bot, outgoing)
        case 'answer':
          return answerPress(bot, outgoing)
      }
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
      if (!webhook) {
        const photo = await botPhoto(bot, id)
        return { ok: true, identity: { ...identity, ...(photo !== undefined && { photo }) } }
      }
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
