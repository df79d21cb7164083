import { onScopeDispose, shallowRef } from 'vue'
import { openMicrophone, type Microphone } from './openMicrophone.ts'
import { peaksOf } from './peaksOf.ts'

/** A recording that is ready to go. */
export interface Recording {
  readonly blob: Blob
  readonly type: string
  readonly name: string
  /** Seconds. */
  readonly duration: number
  readonly peaks: readonly number[]
}

/** Why nothing is recorded. A word of `chat.voice`. */
export type RecorderTrouble = 'denied' | 'missing' | 'unsupported'

export type RecorderState = 'idle' | 'asking' | 'recording' | 'waiting'

const TICK_MS = 60
const UNDO_MS = 3_000
/** What is shorter is a slip of the finger. */
const LEAST_SECONDS = 0.5

interface Use {
  readonly longest: () => number
  readonly send: (recording: Recording) => void
  readonly trouble: (what: RecorderTrouble) => void
}

/**
 * Records a voice message. Stopped, it waits three seconds and is then sent, unless it is taken back; one that ended by
 * itself (its longest was reached, the microphone went away) waits to be sent by hand.
 */
export function useRecorder({ longest, send, trouble }: Use) {
  const state = shallowRef<RecorderState>('idle')
  const seconds = shallowRef(0)
  const level = shallowRef(0)
  /** Milliseconds until it is sent; null while it waits for a hand. */
  const sendsIn = shallowRef<number | null>(null)
  let microphone: Microphone | null = null
  let levels: number[] = []
  let ready: Recording | null = null
  let ticking: ReturnType<typeof setInterval> | undefined
  let run = 0

  function quiet() {
    clearInterval(ticking)
    microphone?.close()
    microphone = null
    levels = []
    ready = null
    level.value = 0
    seconds.value = 0
    sendsIn.value = null
    state.value = 'idle'
  }

  async function start() {
    if (state.value !== 'idle') return
    const mine = ++run
    state.value = 'asking'
    const opened = await openMicrophone(() => void stop(false))
    if (mine !== run || state.value !== 'asking') {
      if (opened.ok) opened.microphone.close()
      return
    }
    if (!opened.ok) {
      quiet()
      return trouble(opened.why)
    }
    microphone = opened.microphone
    state.value = 'recording'
    const began = performance.now()
    ticking = setInterval(() => {
      seconds.value = (performance.now() - began) / 1000
      level.value = microphone?.level() ?? 0
      levels.push(level.value)
      if (seconds.value >= longest()) void stop(false)
    }, TICK_MS)
  }

  /** Ends the recording; `soon`: it goes by itself. */
  async function stop(soon = true) {
    if (state.value === 'asking') return cancel()
    if (state.value !== 'recording' || !microphone) return
    const [mine, held, duration] = [run, microphone, seconds.value]
    if (duration < LEAST_SECONDS) return cancel()
    clearInterval(ticking)
    state.value = 'waiting'
    const blob = await held.finish()
    if (mine !== run) return
    ready = {
      blob,
      type: held.type,
      name: held.name,
      duration: Math.round(duration * 10) / 10,
      peaks: peaksOf(levels),
    }
    held.close()
    if (!soon) return
    const goesAt = performance.now() + UNDO_MS
    sendsIn.value = UNDO_MS
    ticking = setInterval(() => {
      sendsIn.value = Math.max(0, goesAt - performance.now())
      if (sendsIn.value === 0) sendNow()
    }, TICK_MS)
  }

  function sendNow() {
    const recording = ready
    if (!recording) return
    run++
    quiet()
    send(recording)
  }

  function cancel() {
    run++
    quiet()
  }

  /** What waits is no longer sent by itself. */
  function hold() {
    if (state.value !== 'waiting' || !ready) return
    clearInterval(ticking)
    sendsIn.value = null
  }

  /** What waits, for somebody else to send; null while there is none. */
  function take(): Recording | null {
    const recording = ready
    if (recording) cancel()
    return recording
  }

  /** It waits to be sent by hand, as one that ended by itself does. */
  function putBack(recording: Recording) {
    if (state.value !== 'idle') return
    run++
    ready = recording
    seconds.value = recording.duration
    state.value = 'waiting'
  }

  onScopeDispose(() => {
    // Whoever leaves while it waits to go has not taken it back.
    if (state.value === 'waiting' && sendsIn.value !== null) sendNow()
    else cancel()
  })

  return { state, seconds, level, sendsIn, start, stop, sendNow, cancel, hold, take, putBack }
}
