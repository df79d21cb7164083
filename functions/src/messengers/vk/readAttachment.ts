import type { Content } from '@chats/domain/Content'
import type { z } from 'zod'
import * as schemas from './attachmentSchemas.ts'
import { readDocument } from './readDocument.ts'
import { pendingFile } from './pendingFile.ts'
import { squeezePeaks } from './squeezePeaks.ts'
import type { VkAttachment } from './updateSchema.ts'

/** What an attachment is: a thing of its own, or an address that belongs to the words. */
export interface ReadAttachment {
  readonly content?: Content
  readonly link?: { readonly url: string; readonly text: string }
}

const readers: Readonly<Record<string, (object: unknown) => ReadAttachment | null>> = {
  photo: readAs(schemas.photoSchema, ({ sizes, orig_photo }) =>
    picture('photo', biggest([...sizes, orig_photo])),
  ),
  graffiti: readAs(schemas.pictureSchema, size => picture('photo', size)),
  sticker: readAs(schemas.stickerSchema, ({ images }) => picture('sticker', biggest(images))),
  ugc_sticker: readAs(schemas.stickerSchema, ({ images }) => picture('sticker', biggest(images))),
  video: readAs(schemas.videoSchema, ({ title, duration, owner_id, id }) => ({
    // VK gives communities no file of a video, so its page stands with it.
    content: {
      kind: 'video',
      file: pendingFile({ url: undefined, name: title || 'video', type: 'video/mp4' }),
      ...(duration !== undefined && { duration }),
      text: `https://vk.com/video${owner_id}_${id}`,
    },
  })),
  audio: readAs(schemas.audioSchema, ({ title, artist, duration, url }) => ({
    content: {
      kind: 'audio',
      file: pendingFile({ url, name: `${artist} – ${title}.mp3`, type: 'audio/mpeg' }),
      title,
      performer: artist,
      ...(duration !== undefined && { duration }),
    },
  })),
  audio_message: readAs(schemas.voiceSchema, ({ link_mp3, link_ogg, duration, waveform }) => ({
    content: {
      kind: 'voice',
      file: link_mp3
        ? pendingFile({ url: link_mp3, name: 'voice.mp3', type: 'audio/mpeg' })
        : pendingFile({ url: link_ogg, name: 'voice.ogg', type: 'audio/ogg' }),
      ...(duration !== undefined && { duration }),
      ...(waveform.length > 0 && { peaks: squeezePeaks(waveform) }),
    },
  })),
  doc: readAs(schemas.documentSchema, document => ({ content: readDocument(document) })),
  link: readAs(schemas.linkSchema, ({ url, title }) => ({
    link: { url, text: title ? `${title}\n${url}` : url },
  })),
  poll: readAs(schemas.pollSchema, ({ question, answers }) => ({
    content: { kind: 'poll', text: question, options: answers.map(({ text }) => text) },
  })),
  wall: readAs(schemas.wallSchema, ({ id, owner_id, to_id, from_id, text }) =>
    unsupported('wall', `https://vk.com/wall${owner_id ?? to_id ?? from_id ?? 0}_${id}`, text),
  ),
  market: readAs(schemas.marketSchema, ({ id, owner_id, title, price }) =>
    unsupported('market', title, price?.text, `https://vk.com/market${owner_id}_${id}`),
  ),
  story: readAs(schemas.storySchema, ({ id, owner_id }) =>
    unsupported('story', `https://vk.com/story${owner_id}_${id}`),
  ),
}

/** Reads one attachment. One of an unknown type or shape is shown by its name, with what it says in words. */
export function readAttachment(attachment: VkAttachment): ReadAttachment {
  const { type } = attachment
  const object = Object.hasOwn(attachment, type) ? attachment[type] : undefined
  const read = Object.hasOwn(readers, type) ? readers[type]?.(object) : undefined
  return read ?? readUnknown(type, object)
}

function readUnknown(type: string, object: unknown): ReadAttachment {
  const said = schemas.anythingSchema.safeParse(object).data
  return unsupported(type, said?.title, said?.text, said?.url)
}

function readAs<S extends z.ZodType>(schema: S, read: (object: z.infer<S>) => ReadAttachment | null) {
  return (object: unknown): ReadAttachment | null => {
    const shape = schema.safeParse(object)
    return shape.success ? read(shape.data) : null
  }
}

function unsupported(what: string, ...said: readonly (string | undefined)[]): ReadAttachment {
  const text = said.filter(Boolean).join('\n')
  return {
    content: { kind: 'unsupported', what: what.slice(0, 100).toWellFormed(), ...(text && { text }) },
  }
}

type Size = z.infer<typeof schemas.pictureSchema>

const biggest = (sizes: readonly (Size | undefined)[]): Size | undefined =>
  sizes.reduce((best, size) => (size && (!best || areaOf(size) > areaOf(best)) ? size : best), undefined)

const areaOf = ({ width, height }: Size) => (width ?? 0) * (height ?? 0)

/** Null where there is no picture to show: then the attachment is shown by its name. */
function picture(kind: 'photo' | 'sticker', size: Size | undefined): ReadAttachment | null {
  if (!size) return null
  const { url, width, height } = size
  const file =
    kind === 'photo'
      ? pendingFile({ url, name: 'photo.jpg', type: 'image/jpeg' })
      : pendingFile({ url, name: 'sticker.png', type: 'image/png' })
  return { content: { kind, file, ...(width && { width }), ...(height && { height }) } }
}
