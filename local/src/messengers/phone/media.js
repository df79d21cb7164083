import { h, icon } from './dom.js'
import { player } from './player.js'
import { sizeOf } from './sizes.js'
import { viewPhoto } from './viewPhoto.js'
import { say } from './words.js'

/** @typedef {import('./store.js').Media} Media */

/** @param {Media} media */
const wordOf = ({ kind }) => say().media[/** @type {keyof ReturnType<typeof say>['media']} */ (kind)] ?? kind

/** @param {Media} media */
function picture(media) {
  const image = h('img', { src: media.url, alt: media.name || wordOf(media), loading: 'lazy' })
  const open = () => viewPhoto(String(media.url), media.name || wordOf(media))
  return h('button.photo', { type: 'button', onclick: open, 'aria-label': say().enlarge }, image)
}

/** A file to download, and what everything falls back to that cannot be shown. @param {Media} media */
function file(media) {
  const { url, name, size } = media
  return h(
    'a.file',
    url ? { href: url, download: name, draggable: false } : {},
    h('span.file-icon', {}, icon('file')),
    h(
      'span.file-words',
      {},
      h('span.file-name', {}, name || wordOf(media)),
      h('span.file-size', {}, size ? sizeOf(size) : wordOf(media)),
    ),
  )
}

/** @param {Media} media */
function film(media) {
  const round = media.kind === 'round'
  const still = round || media.kind === 'animation'
  const video = h('video', {
    src: media.url,
    controls: !still,
    loop: still,
    muted: still,
    autoplay: still,
    playsInline: true,
    preload: 'metadata',
    'aria-label': wordOf(media),
  })
  const frame = h(
    round ? 'div.film.round-film' : 'div.film',
    {},
    video,
    h('span.film-kind', {}, wordOf(media)),
  )
  video.addEventListener('error', () => frame.replaceWith(file(media)))
  return frame
}

/** @param {Media} media */
function gif(media) {
  const image = h('img', { src: media.url, alt: wordOf(media) })
  const frame = h('div.film', {}, image, h('span.film-kind', {}, 'GIF'))
  image.addEventListener('error', () => frame.replaceWith(film(media)), { once: true })
  return frame
}

/** @param {Media} media */
function place({ name }) {
  return h(
    'div.place',
    { 'aria-label': say().media.location },
    h('div.map', {}, icon('pin')),
    h('span', {}, name),
  )
}

/** @param {Media} media */
function contact({ name }) {
  const [, who = name, phone = ''] = /^(.*?)\s*(\+?[\d ()-]{5,})?$/.exec(name) ?? []
  return h(
    'div.contact',
    {},
    h('span.contact-face', {}, icon('person')),
    h('span.file-words', {}, h('span.file-name', {}, who), h('span.file-size', {}, phone)),
  )
}

/** @param {Media} media */
function poll({ name }) {
  const [question = '', ...options] = name.split('\n')
  return h(
    'div.poll',
    {},
    h('strong', {}, question),
    ...options.map(option => h('span.option', {}, option.replace(/^○ /, ''))),
  )
}

/** What a bubble carries besides text. @param {Media} media @returns {HTMLElement} */
export function mediaOf(media) {
  const { kind, url } = media
  if (kind === 'location') return place(media)
  if (kind === 'contact') return contact(media)
  if (kind === 'poll') return poll(media)
  if (kind === 'dice') return h('span.dice', {}, media.name)
  if (!url) return file(media)
  if (kind === 'photo') return picture(media)
  if (kind === 'sticker') return h('img.sticker', { src: url, alt: media.name || wordOf(media) })
  if (kind === 'voice' || kind === 'audio') return player(media)
  if (kind === 'animation') return gif(media)
  return kind === 'video' || kind === 'round' ? film(media) : file(media)
}

/** Several at once: pictures and films in a grid, the rest below each other. @param {Media[]} album */
export function albumOf(album) {
  const seen = album.filter(({ kind, url }) => url && (kind === 'photo' || kind === 'video'))
  const rest = album.filter(media => !seen.includes(media))
  return h(
    'div.album',
    {},
    seen.length > 0 &&
      h('div.grid', { data: { count: String(Math.min(seen.length, 4)) } }, ...seen.map(mediaOf)),
    ...rest.map(mediaOf),
  )
}

/** A message in one line. @param {import('./store.js').Message} message */
export function lineOf({ text, media }) {
  if (text) return text
  if (!media) return ''
  const word = wordOf(media)
  return ['location', 'poll', 'contact'].includes(media.kind) ? `${word}: ${media.name.split('\n')[0]}` : word
}
