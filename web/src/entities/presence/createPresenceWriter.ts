import { presenceLifetime } from '@chats/domain/presenceLifetime'

/** What is told of a manager; null: nobody is open. */
export type Told = { readonly personId: string; readonly typing: boolean } | null

/** Who only passes through a chat is not told of. */
const SETTLE_MS = 400
/** Without a key for this long one has stopped typing. */
export const IDLE_MS = 5_000
/** A page in the background for this long is not looked at. */
const HIDDEN_MS = 10_000
/** What lapses by itself so soon is not worth a write. */
const SOON_MS = 2_000

interface Ports {
  /** False when it cannot be told now: it is told with the next key. */
  readonly tell: (told: Told) => boolean
  /** This manager's own typing began or ended. */
  readonly typing: (now: boolean) => void
  readonly now: () => number
}

/**
 * Decides when a manager's presence is written: on edges, and now and then while it lasts. Typing that just stops is
 * left to lapse, and a message that was sent says itself that its author has stopped.
 */
export function createPresenceWriter({ tell, typing, now }: Ports) {
  let place: string | null = null
  let shown = true
  let told: { readonly what: Told; readonly at: number } = { what: null, at: 0 }
  const timers = new Map<'settle' | 'idle' | 'beat' | 'hide', ReturnType<typeof setTimeout>>()

  function after(name: 'settle' | 'idle' | 'beat' | 'hide', ms: number, run: () => void) {
    clearTimeout(timers.get(name))
    timers.set(name, setTimeout(run, ms))
  }

  function put(what: Told) {
    clearTimeout(timers.get('settle'))
    clearTimeout(timers.get('beat'))
    if (what) after('beat', presenceLifetime.lookingBeat, () => put({ ...what, typing: false }))
    if (tell(what) || what === null) told = { what, at: now() }
  }

  function settle() {
    const open = shown ? place : null
    if (open === (told.what?.personId ?? null)) return
    put(open === null ? null : { personId: open, typing: false })
  }

  function rest() {
    clearTimeout(timers.get('idle'))
    typing(false)
  }

  return {
    look(personId: string) {
      place = personId
      after('settle', SETTLE_MS, settle)
    },
    leave(personId: string) {
      if (place !== personId) return
      place = null
      rest()
      after('settle', SETTLE_MS, settle)
    },
    /** A key was pressed in what goes to the person. */
    key() {
      if (place === null) return
      typing(true)
      after('idle', IDLE_MS, rest)
      const { what, at } = told
      if (what?.typing && what.personId === place && now() - at < presenceLifetime.typingBeat) return
      put({ personId: place, typing: true })
    },
    /** What was written is on its way, and says itself that its author has stopped. */
    sent() {
      rest()
      if (told.what?.typing) told = { ...told, what: { ...told.what, typing: false } }
    },
    /** What was written has been taken back. */
    emptied() {
      rest()
      if (!told.what?.typing) return
      if (now() - told.at < presenceLifetime.typingLasts - SOON_MS) put({ ...told.what, typing: false })
      else told = { ...told, what: { ...told.what, typing: false } }
    },
    /** Whether the page is to be seen. */
    show(visible: boolean) {
      clearTimeout(timers.get('hide'))
      if (!visible) return after('hide', HIDDEN_MS, () => ((shown = false), settle()))
      shown = true
      settle()
    },
    /** The page closes: nothing may be written later. */
    close() {
      for (const timer of timers.values()) clearTimeout(timer)
      if (told.what) tell(null)
      told = { what: null, at: now() }
    },
  }
}
