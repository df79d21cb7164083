const types = ['video/mp4;codecs=avc1.42E01E', 'video/mp4', 'video/webm;codecs=vp8', 'video/webm']

/**
 * Films a drawing that moves; as MP4 where the browser can, else as WebM. Undefined where it can do neither.
 * @param {number} width @param {number} height @param {import('./pictures.js').Drawing} draw
 * @param {number} seconds
 * @returns {Promise<Blob | undefined>}
 */
export async function recordCanvas(width, height, draw, seconds) {
  const type = types.find(name => globalThis.MediaRecorder?.isTypeSupported(name))
  if (type === undefined) return undefined
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d')
  if (!context) return undefined
  draw(context, width, height, 0)
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: type })
  /** @type {Blob[]} */
  const parts = []
  recorder.ondataavailable = ({ data }) => parts.push(data)
  const stopped = new Promise(resolve => (recorder.onstop = resolve))
  recorder.start()
  const begun = performance.now()
  const timer = setInterval(() => {
    const at = (performance.now() - begun) / 1000 / seconds
    if (at < 1) return draw(context, width, height, at)
    clearInterval(timer)
    recorder.stop()
  }, 40)
  await stopped
  return new Blob(parts, { type: type.split(';')[0] })
}
