import { imageSize } from '../imageSize.ts'
import type { World } from '../Messenger.ts'
import { fileUrl } from './keepFile.ts'
import type { Attachment, Community, State, StoredFile } from './State.ts'

/** Kinds of attachments that have a file. */
export type FileKind = 'photo' | 'doc' | 'audio_message' | 'audio' | 'video' | 'sticker'

/** What is known of a file besides its bytes; seconds and pixels. */
export interface FileTraits {
  title?: string
  artist?: string
  duration?: number
  waveform?: number[]
}

const docTypes: readonly (readonly [number, RegExp])[] = [
  [1, /^(txt|pdf|docx?|rtf|xlsx?|pptx?|odt)$/],
  [2, /^(zip|rar|7z|gz)$/],
  [3, /^gif$/],
  [4, /^(jpe?g|png|webp|bmp|heic)$/],
  [5, /^(mp3|ogg|m4a|wav|flac)$/],
  [6, /^(mp4|mov|avi|webm|mkv)$/],
  [7, /^(epub|fb2|djvu)$/],
]
const defaultWave = Array.from({ length: 128 }, (_, i) =>
  Math.round(15 + 14 * Math.sin(i / 5) * Math.cos(i / 17)),
)
const key = (id: number) => (id * 48_271).toString(16)

/** Makes the object that VK shows of a file, and lets `attachment` name it from now on. Without a file: a preview only. */
export function makeAttachment(
  world: World,
  state: State,
  community: Community,
  owner: number,
  kind: FileKind,
  file: StoredFile,
  traits: FileTraits = {},
): Attachment {
  const id = community.nextFileId++
  const common = { id, owner_id: owner, access_key: key(id), date: Math.floor(world.clock.now() / 1000) }
  const url = fileUrl(world, file)
  const { width, height } = imageSize(world.files.get(file.id) ?? Buffer.alloc(0)) ?? {
    width: 800,
    height: 600,
  }
  const attachment = { type: kind, [kind]: { ...common, ...shape(kind, url, file, traits, width, height) } }
  state.saved[`${kind}${owner}_${id}`] = attachment
  state.behind[`${kind}${owner}_${id}`] = file.id
  if (kind === 'audio_message') state.saved[`doc${owner}_${id}`] = attachment
  return attachment
}

function shape(
  kind: FileKind,
  url: string,
  file: StoredFile,
  traits: FileTraits,
  width: number,
  height: number,
): Record<string, unknown> {
  const duration = traits.duration ?? 1
  const ext = /\.(\w{1,8})$/.exec(file.name)?.[1]?.toLowerCase() ?? ''
  switch (kind) {
    case 'photo': {
      const size = { url, width, height }
      return {
        album_id: -64,
        text: '',
        has_tags: false,
        sizes: ['s', 'm', 'x', 'y'].map(type => ({ type, ...size })),
        orig_photo: { type: 'base', ...size },
      }
    }
    case 'doc':
      return {
        title: traits.title ?? file.name,
        size: file.size,
        ext,
        type: docTypes.find(([, endings]) => endings.test(ext))?.[0] ?? 8,
        url,
        is_unsafe: 0,
      }
    case 'audio_message':
      return { duration, waveform: traits.waveform ?? defaultWave, link_ogg: url, link_mp3: `${url}.mp3` }
    case 'audio':
      return { artist: traits.artist ?? '', title: traits.title ?? file.name, duration, url }
    case 'video':
      return {
        title: traits.title ?? file.name,
        duration,
        width,
        height,
        description: '',
        views: 0,
        can_add: 0,
        image: [{ url: url.replace(/vk-file.*$/, 'vk-file/poster/poster.png'), width: 320, height: 180 }],
      }
    case 'sticker':
      return {
        product_id: 1,
        sticker_id: 1,
        inner_type: 'base_sticker_new',
        images: [64, 128, 256, 512].map(size => ({ url, width: size, height: size })),
        images_with_background: [],
      }
  }
}
