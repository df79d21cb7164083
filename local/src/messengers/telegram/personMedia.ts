import { imageSize } from '../imageSize.ts'
import type { World } from '../Messenger.ts'
import { isRecord } from '../readForm.ts'
import { readMediaFile } from '../readMediaFile.ts'
import { sampleFile } from '../sampleFile.ts'
import { mediaFields, mediaKinds, type MediaKind } from './mediaFields.ts'
import { storeFile } from './storeFile.ts'
import type { Bot, State } from './State.ts'

const otherNames: Readonly<Record<string, MediaKind>> = {
  round: 'video_note',
  gif: 'animation',
  file: 'document',
  doc: 'document',
}

/** The kind that a control call means: Telegram's word or the everyday one. */
const kindOf = (name: string): MediaKind | undefined =>
  mediaKinds.find(kind => kind === name) ?? otherNames[name]

/**
 * The fields of a person's message that carry a media `{kind, name?, type?, data?, size?, duration?, …}` of a control
 * call; without bytes and without a size it is a sample. Undefined when the kind is unknown.
 */
export function personMedia(
  world: World,
  state: State,
  bot: Bot,
  given: unknown,
): Record<string, unknown> | undefined {
  const media = readMediaFile(given)
  const kind = media && kindOf(media.kind)
  if (!media || !kind || !isRecord(given)) return undefined
  const isSample = media.bytes.length === 0 && media.size === undefined
  const file = storeFile(world, state, bot, isSample ? { ...sampleFile(kind), ...named(given) } : media)
  const size = imageSize(isSample ? sampleFile(kind).bytes : media.bytes)
  const still = file.type === 'application/x-tgsticker' ? sampleFile('sticker') : undefined
  const { duration, title, performer } = media
  return mediaFields(kind, file, {
    ...size,
    ...(duration === undefined ? {} : { duration: Math.round(duration) }),
    ...(title === undefined ? {} : { title }),
    ...(performer === undefined ? {} : { performer }),
    ...(typeof given['emoji'] === 'string' ? { emoji: given['emoji'] } : {}),
    ...(still ? { thumbnail: storeFile(world, state, bot, still) } : {}),
  })
}

/** The sample's own type counts when only a name is given, unless a type is given too. */
const named = ({ name, type }: Record<string, unknown>) => ({
  ...(typeof name === 'string' && name !== '' ? { name } : {}),
  ...(typeof type === 'string' && type !== '' ? { type } : {}),
})
