import { decodeSound, encodeVoice } from './encodeVoice.js'
import { readBytes } from './readBytes.js'

/**
 * Records from the microphone until `stop`, which gives the voice message as both messengers take it (OGG with Opus
 * where the browser can encode it, else as recorded), or undefined when nothing was said. Rejects without a microphone.
 * @returns {Promise<{ stop: () => Promise<import('./acts.js').Media | undefined>, cancel: () => void }>}
 */
export async function recordVoice() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const recorder = new MediaRecorder(stream)
  /** @type {Blob[]} */
  const parts = []
  recorder.ondataavailable = ({ data }) => parts.push(data)
  const stopped = new Promise(resolve => (recorder.onstop = resolve))
  const begun = performance.now()
  recorder.start()

  async function end() {
    const duration = Math.max(1, Math.round((performance.now() - begun) / 1000))
    recorder.stop()
    await stopped
    for (const track of stream.getTracks()) track.stop()
    return { duration, recorded: new Blob(parts, { type: recorder.mimeType }) }
  }

  return {
    async stop() {
      const { duration, recorded } = await end()
      if (recorded.size === 0) return undefined
      const type = recorder.mimeType.split(';')[0] ?? ''
      const encoded = type === 'audio/ogg' ? undefined : await asOpus(recorded)
      const blob = encoded ? new Blob([encoded]) : recorded
      const ending = encoded || type === 'audio/ogg' ? 'ogg' : (type.split('/')[1] ?? 'bin')
      return {
        kind: 'voice',
        name: `voice.${ending}`,
        type: encoded ? 'audio/ogg' : type,
        data: await readBytes(blob),
        duration,
      }
    },
    cancel: () => void end(),
  }
}

/** @param {Blob} recorded */
async function asOpus(recorded) {
  try {
    return await encodeVoice(await decodeSound(await recorded.arrayBuffer()))
  } catch {
    return undefined
  }
}
