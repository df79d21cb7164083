import type { NotifiedKind } from '@chats/domain/NotifiedKind'

/** Hertz, one after the other. */
const tones: Partial<Record<NotifiedKind, readonly number[]>> = {
  message: [784, 1047],
  failed: [392, 311],
  channel: [392, 311],
}
const USUAL = [880, 1175, 1568]
const NOTE_S = 0.13
const LOUD = 0.12
const GESTURES = ['pointerdown', 'keydown'] as const
/** Of several pages that hear the same, one sounds. */
const LOCK = 'chats.sound'
const ALONE_MS = 1_500

/**
 * A few short notes, made by the browser. Browsers are silent until somebody has touched the page; what would have
 * sounded before that is not made up for.
 */
export function createSounder() {
  let context: AudioContext | null = null
  const open = () => {
    context ??= new AudioContext()
    if (context.state === 'suspended') void context.resume()
  }
  if (navigator.userActivation?.hasBeenActive) open()
  for (const gesture of GESTURES)
    addEventListener(gesture, open, { once: true, capture: true, passive: true })

  function sound(kind: NotifiedKind) {
    if (context?.state !== 'running') return
    for (const [n, hertz] of (tones[kind] ?? USUAL).entries()) {
      const at = context.currentTime + n * NOTE_S
      const [note, volume] = [
        new OscillatorNode(context, { frequency: hertz }),
        new GainNode(context, { gain: 0 }),
      ]
      volume.gain.setValueAtTime(0, at)
      volume.gain.linearRampToValueAtTime(LOUD, at + 0.015)
      volume.gain.exponentialRampToValueAtTime(0.001, at + NOTE_S * 2)
      note.connect(volume).connect(context.destination)
      note.start(at)
      note.stop(at + NOTE_S * 2)
    }
  }

  return {
    /** Sounds in one of the pages of this browser. */
    play: (kind: NotifiedKind) =>
      navigator.locks.request(LOCK, { ifAvailable: true }, async lock => {
        if (!lock) return
        sound(kind)
        await new Promise(resolve => setTimeout(resolve, ALONE_MS))
      }),
    /** Sounds here and now: a gesture asked for it. */
    test(kind: NotifiedKind) {
      open()
      sound(kind)
    },
    close() {
      for (const gesture of GESTURES) removeEventListener(gesture, open, { capture: true })
      void context?.close()
    },
  }
}
