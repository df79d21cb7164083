import { expect, it } from 'vitest'
import { createPlayer } from './createPlayer.ts'

/** What the player asks of an `Audio`, with the events a browser would send. */
class SilentAudio extends EventTarget {
  src = ''
  currentTime = 0
  playbackRate = 1
  duration = 10
  async play() {
    this.dispatchEvent(new Event('durationchange'))
    this.dispatchEvent(new Event('play'))
  }
  pause() {
    this.dispatchEvent(new Event('pause'))
  }
  removeAttribute() {
    this.src = ''
  }
}

function silentPlayer() {
  const audio = new SilentAudio()
  return { audio, player: createPlayer(() => audio as unknown as HTMLAudioElement) }
}
const at = (url: string) => async () => url

it('plays one at a time and comes back to where each stood', async () => {
  const { audio, player } = silentPlayer()
  await player.toggle('a', at('blob:a'))
  expect([player.id.value, player.playing.value, player.duration.value]).toEqual(['a', true, 10])
  audio.currentTime = 4
  audio.dispatchEvent(new Event('timeupdate'))
  await player.toggle('b', at('blob:b'))
  expect([player.id.value, audio.src, audio.currentTime]).toEqual(['b', 'blob:b', 0])
  await player.toggle('a', at('blob:a'))
  expect([audio.src, audio.currentTime, player.playing.value]).toEqual(['blob:a', 4, true])
  await player.toggle('a', at('blob:a'))
  expect(player.playing.value).toBe(false)
})

it('goes round its speeds and keeps the chosen one', async () => {
  const { audio, player } = silentPlayer()
  player.nextRate()
  await player.toggle('a', at('blob:a'))
  expect(audio.playbackRate).toBe(1.5)
  player.nextRate()
  expect(audio.playbackRate).toBe(2)
  player.nextRate()
  expect([audio.playbackRate, player.rate.value]).toEqual([1, 1])
})

it('says what it cannot play, and tries again when asked', async () => {
  const { player } = silentPlayer()
  await player.toggle('a', async () => null)
  expect([player.refused.value, player.playing.value]).toEqual(['a', false])
  await player.toggle('a', at('blob:a'))
  expect([player.refused.value, player.playing.value]).toEqual([null, true])
})

it('does not play what was left for another while it loaded', async () => {
  const { audio, player } = silentPlayer()
  let arrive: (url: string) => void = () => undefined
  const slow = player.toggle('a', () => new Promise(resolve => (arrive = resolve)))
  await player.toggle('b', at('blob:b'))
  arrive('blob:a')
  await slow
  expect([player.id.value, audio.src]).toEqual(['b', 'blob:b'])
})

it('starts where it was asked to before it was chosen', async () => {
  const { audio, player } = silentPlayer()
  player.seek('a', 6)
  await player.toggle('a', at('blob:a'))
  expect(audio.currentTime).toBe(6)
})
