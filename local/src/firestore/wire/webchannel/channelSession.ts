import type { Json } from '../../service/Json.ts'
import type { Bidi, Call, Duplex } from '../../service/Service.ts'
import { wireError } from '../wireError.ts'
import { frameText } from './frame.ts'
import { responseText } from './responseText.ts'
import type { ForwardForm } from './readForm.ts'

/** An HTTP response that is open towards the client. */
export interface BackChannel {
  readonly longPoll: boolean
  write(text: string): void
  end(): void
}

/** One WebChannel session: a Listen or Write stream over requests that come and go. */
export interface ChannelSession {
  /** Hands over what was not handed over before; throws INVALID_ARGUMENT. */
  forward(form: ForwardForm): void
  /** The client has every array up to this id. */
  acknowledge(arrayId: number): void
  /** Takes the place of the back channel before it and re-sends all that is not acknowledged. */
  attach(channel: BackChannel): void
  detach(channel: BackChannel): void
  /** The answer to a forward POST: `[1 when a back channel is open, last array id, bytes not yet acknowledged]`. */
  status(): Json
  /** Ends the back channel, so that its connection is free for others; the client opens another one. */
  giveWay(): void
  /** Keeps proxies and the client's watchdog content when nothing was said for a while. */
  keepAlive(): void
  /** When the client was last heard, in `performance.now()` milliseconds; null while a back channel is open. */
  idleSince(): number | null
  /** The client is gone. */
  end(): void
}

/** A browser keeps the whole text of a streaming response, so a new one is asked for now and then. */
const rotateAfter = 1_000_000

/** Opens the RPC; `gone` ends it. A failure to open it is told on the back channel, as any failure is. */
export function channelSession(open: () => { bidi: Bidi; call: Call }, gone: () => void): ChannelSession {
  let arrays: { readonly id: number; readonly text: string }[] = []
  let lastId = 0
  let lastMessage = -1
  let channel: BackChannel | null = null
  let sent = 0
  let written = 0
  let flushing = false
  let over = false
  let heard = performance.now()
  let spoke = heard

  const release = () => {
    const full = channel
    channel = null
    heard = performance.now()
    full?.end()
  }
  const flush = () => {
    flushing = false
    const fresh = arrays.filter(({ id }) => id > sent)
    if (channel === null || fresh.length === 0) return
    const text = frameText(`[${fresh.map(({ id, text }) => `[${id},${text}]`).join(',')}]`)
    sent = lastId
    spoke = performance.now()
    written += text.length
    channel.write(text)
    if (channel.longPoll || written > rotateAfter) release()
  }
  // What is sent in one turn travels in one chunk.
  const push = (text: string) => {
    arrays.push({ id: ++lastId, text })
    if (!flushing) queueMicrotask(flush)
    flushing = true
  }
  const fail = (error: unknown) => {
    const { code, message, status } = wireError(error)
    if (!over) push(JSON.stringify([{ error: { code, message, status } }]))
    over = true
  }
  const start = (): Duplex | null => {
    try {
      const { bidi, call } = open()
      return bidi(call, {
        send: response => {
          if (!over) push(`[${responseText(response)}]`)
        },
        fail,
      })
    } catch (error) {
      fail(error)
      return null
    }
  }
  const duplex = start()

  return {
    forward(form) {
      heard = performance.now()
      for (const { id, read } of form.messages) {
        if (id <= lastMessage) continue
        lastMessage = id
        try {
          if (!over) duplex?.receive(read())
        } catch (error) {
          fail(error)
        }
      }
    },
    acknowledge(arrayId) {
      arrays = arrays.filter(({ id }) => id > arrayId)
    },
    attach(next) {
      channel?.end()
      channel = next
      written = 0
      sent = (arrays[0]?.id ?? lastId + 1) - 1
      // The client takes a first byte that is late by two round trips for a buffering proxy.
      if (arrays.length === 0 && !next.longPoll) push('["noop"]')
      flush()
    },
    detach(closed) {
      if (channel !== closed) return
      channel = null
      heard = performance.now()
    },
    status() {
      flush()
      const bytes = arrays.reduce((sum, { text }) => sum + text.length, 0)
      return [channel === null ? 0 : 1, sent, bytes]
    },
    giveWay() {
      // An answer without any content would be an error to the client.
      if (channel?.longPoll) push('["noop"]')
      else release()
    },
    keepAlive() {
      if (channel !== null && performance.now() - spoke > 20_000) push('["noop"]')
    },
    idleSince: () => (channel === null ? heard : null),
    end() {
      over = true
      duplex?.end()
      gone()
      channel?.end()
      channel = null
    },
  }
}
