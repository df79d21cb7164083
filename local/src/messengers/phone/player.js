import { h, icon } from './dom.js'
import { clockOf } from './sizes.js'
import { say } from './words.js'

/** Only one sound at a time. @type {HTMLAudioElement | undefined} */
let playing

/** A picture of loudness that only depends on the name of the sound. @param {string} seed */
function wave(seed) {
  let value = [...seed].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7)
  return Array.from({ length: 34 }, (_, i) => {
    value = (value * 137 + 71) % 9973
    return 0.22 + 0.78 * Math.abs(Math.sin(i / 3.1) * 0.6 + (value / 9973) * 0.4)
  })
}

/**
 * A voice message or a song with a button, its loudness or its title, and how far it is.
 * @param {import('./store.js').Media} media
 */
export function player({ kind, name, url = '', duration }) {
  const audio = new Audio()
  audio.preload = 'none'
  audio.src = url
  const button = h(
    'button.play',
    { type: 'button', 'aria-label': say().play, title: say().play },
    icon('play'),
  )
  const time = h('span.play-time', {}, duration === undefined ? '' : clockOf(duration))
  const bars = wave(url).map(height => {
    const bar = h('i', {})
    bar.style.setProperty('--height', String(height))
    return bar
  })
  const middle =
    kind === 'voice'
      ? h('span.wave', { 'aria-hidden': 'true' }, ...bars)
      : h('span.song', {}, name || say().media.audio)

  button.addEventListener('click', () => {
    if (!audio.paused) return audio.pause()
    playing?.pause()
    playing = audio
    audio.play().catch(() => button.classList.add('broken'))
  })
  const show = () => {
    button.replaceChildren(icon(audio.paused ? 'play' : 'pause'))
    const whole = Number.isFinite(audio.duration) ? audio.duration : (duration ?? 0)
    const part = whole ? audio.currentTime / whole : 0
    bars.forEach((bar, i) => bar.classList.toggle('heard', i / bars.length < part))
    time.textContent = clockOf(audio.currentTime > 0 ? audio.currentTime : whole)
  }
  for (const event of ['play', 'pause', 'timeupdate', 'ended']) audio.addEventListener(event, show)
  return h(`div.player.${kind}`, {}, button, h('span.play-body', {}, middle, time))
}
