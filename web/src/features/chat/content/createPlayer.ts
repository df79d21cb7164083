import { shallowRef, type ShallowRef } from 'vue'

const RATES = [1, 1.5, 2] as const

/** Plays one sound at a time; `id` is the message it belongs to. */
export interface Player {
  readonly id: Readonly<ShallowRef<string | null>>
  readonly playing: Readonly<ShallowRef<boolean>>
  /** Seconds. */
  readonly time: Readonly<ShallowRef<number>>
  /** Seconds; 0 until it is known. */
  readonly duration: Readonly<ShallowRef<number>>
  readonly rate: Readonly<ShallowRef<number>>
  /** The sound that this browser could not play. */
  readonly refused: Readonly<ShallowRef<string | null>>
  /** Plays from where it stood, or pauses. */
  toggle(id: string, url: () => Promise<string | null>): Promise<void>
  /** Goes to a second of a sound; one that is not chosen yet will start there. */
  seek(id: string, seconds: number): void
  nextRate(): void
  stop(): void
}

/** A player of its own `Audio`, which is made when something is first played. */
export function createPlayer(makeAudio: () => HTMLAudioElement = () => new Audio()): Player {
  const id = shallowRef<string | null>(null)
  const playing = shallowRef(false)
  const time = shallowRef(0)
  const duration = shallowRef(0)
  const rate = shallowRef<number>(1)
  const refused = shallowRef<string | null>(null)
  const places = new Map<string, number>()
  let audio: HTMLAudioElement | null = null

  function element(): HTMLAudioElement {
    if (audio) return audio
    const made = makeAudio()
    made.addEventListener('timeupdate', () => (time.value = made.currentTime))
    made.addEventListener('durationchange', () => {
      duration.value = Number.isFinite(made.duration) ? made.duration : 0
    })
    made.addEventListener('play', () => (playing.value = true))
    made.addEventListener('pause', () => (playing.value = false))
    made.addEventListener('ended', () => {
      playing.value = false
      time.value = 0
      made.currentTime = 0
    })
    made.addEventListener('error', () => {
      playing.value = false
      refused.value = id.value
    })
    return (audio = made)
  }

  async function choose(wanted: string, url: () => Promise<string | null>) {
    const made = element()
    made.pause()
    if (id.value) places.set(id.value, time.value)
    id.value = wanted
    duration.value = 0
    time.value = places.get(wanted) ?? 0
    const source = await url()
    if (id.value !== wanted) return false
    if (!source) {
      refused.value = wanted
      return false
    }
    refused.value = null
    made.src = source
    made.currentTime = time.value
    return true
  }

  return {
    id,
    playing,
    time,
    duration,
    rate,
    refused,
    async toggle(wanted, url) {
      const made = element()
      if (id.value === wanted && playing.value) return made.pause()
      if (id.value !== wanted || refused.value === wanted) {
        if (!(await choose(wanted, url))) return
      }
      made.playbackRate = rate.value
      await made.play().catch(() => undefined)
    },
    seek(wanted, seconds) {
      if (id.value !== wanted) {
        places.set(wanted, Math.max(0, seconds))
        return
      }
      time.value = Math.max(0, seconds)
      if (audio) audio.currentTime = time.value
    },
    nextRate() {
      const next = RATES[(RATES.findIndex(one => one === rate.value) + 1) % RATES.length] ?? 1
      rate.value = next
      if (audio) audio.playbackRate = next
    },
    stop() {
      audio?.pause()
      audio?.removeAttribute('src')
      id.value = null
      playing.value = false
    },
  }
}
