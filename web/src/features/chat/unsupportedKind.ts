import {
  mdiAccountBoxOutline,
  mdiChartBoxOutline,
  mdiDiceMultipleOutline,
  mdiFileDocumentOutline,
  mdiFileGifBox,
  mdiHelpBoxOutline,
  mdiImageOutline,
  mdiMapMarkerOutline,
  mdiMicrophoneOutline,
  mdiMusicNoteOutline,
  mdiStickerEmoji,
  mdiVideoOutline,
} from '@mdi/js'

const kinds = {
  photo: mdiImageOutline,
  video: mdiVideoOutline,
  video_note: mdiVideoOutline,
  animation: mdiFileGifBox,
  voice: mdiMicrophoneOutline,
  audio: mdiMusicNoteOutline,
  document: mdiFileDocumentOutline,
  sticker: mdiStickerEmoji,
  location: mdiMapMarkerOutline,
  venue: mdiMapMarkerOutline,
  contact: mdiAccountBoxOutline,
  poll: mdiChartBoxOutline,
  story: mdiImageOutline,
  dice: mdiDiceMultipleOutline,
  other: mdiHelpBoxOutline,
} as const

const isKnown = (what: string): what is keyof typeof kinds => Object.hasOwn(kinds, what)

/** The name (a word of `chat.kind`) and icon of a kind that has no bubble of its own yet. */
export function unsupportedKind(what: string) {
  const name = isKnown(what) ? what : 'other'
  return { name, icon: kinds[name] }
}
