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

const icons = {
  photo: mdiImageOutline,
  video: mdiVideoOutline,
  round: mdiVideoOutline,
  video_note: mdiVideoOutline,
  animation: mdiFileGifBox,
  voice: mdiMicrophoneOutline,
  audio: mdiMusicNoteOutline,
  file: mdiFileDocumentOutline,
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

const isKnown = (what: string): what is keyof typeof icons => Object.hasOwn(icons, what)

/** The name (a word of `chat.kind`) and icon of a kind of content, ours or a messenger's name of one. */
export function kindLooks(what: string) {
  const name = isKnown(what) ? what : 'other'
  return { name, icon: icons[name] }
}
