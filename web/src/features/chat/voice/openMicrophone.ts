import { browserRecords } from './recordingType.ts'

const BITS_PER_SECOND = 32_000

/** An open microphone that is being recorded. */
export interface Microphone {
  readonly type: string
  readonly name: string
  /** How loud it is now, 0 to 1. */
  readonly level: () => number
  /** What was recorded. */
  readonly finish: () => Promise<Blob>
  /** Lets go of the microphone. */
  readonly close: () => void
}

type Opening =
  | { readonly ok: true; readonly microphone: Microphone }
  | { readonly ok: false; readonly why: 'denied' | 'missing' | 'unsupported' }

/** Asks for the microphone and records it, mono; `onEnd` when it goes away or a call takes it. */
export async function openMicrophone(onEnd: () => void): Promise<Opening> {
  const kind = browserRecords()
  if (!kind || !navigator.mediaDevices) return { ok: false, why: 'unsupported' }
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
    })
  } catch (error) {
    const missing = error instanceof DOMException && error.name === 'NotFoundError'
    return { ok: false, why: missing ? 'missing' : 'denied' }
  }
  return { ok: true, microphone: record(stream, kind, onEnd) }
}

function record(
  stream: MediaStream,
  { type, name }: { type: string; name: string },
  onEnd: () => void,
): Microphone {
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: BITS_PER_SECOND })
  const parts: Blob[] = []
  const ended = new Promise<Blob>(resolve => {
    recorder.ondataavailable = ({ data }) => void (data.size && parts.push(data))
    recorder.onstop = () => resolve(new Blob(parts, { type }))
  })
  for (const track of stream.getTracks()) {
    track.onended = onEnd
    track.onmute = onEnd
  }
  const meter = measure(stream)
  recorder.start(1_000)
  return {
    type,
    name,
    level: meter.level,
    finish() {
      if (recorder.state !== 'inactive') recorder.stop()
      return ended
    },
    close() {
      if (recorder.state !== 'inactive') recorder.stop()
      for (const track of stream.getTracks()) {
        track.onended = track.onmute = null
        track.stop()
      }
      meter.close()
    },
  }
}

function measure(stream: MediaStream) {
  const audio = new AudioContext()
  const analyser = audio.createAnalyser()
  analyser.fftSize = 1024
  audio.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return {
    level() {
      analyser.getFloatTimeDomainData(samples)
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
      return Math.min(1, Math.sqrt(power) * 3)
    },
    close: () => void audio.close().catch(() => undefined),
  }
}
