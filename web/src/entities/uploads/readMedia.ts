/** What can be read from a picture or film before it goes. */
export interface MediaFacts {
  readonly width?: number
  readonly height?: number
  /** Seconds. */
  readonly duration?: number
}

const PATIENCE_MS = 4_000

/** The size of a picture, the size and length of a film or sound; empty where this browser cannot read it. */
export async function readMedia(blob: Blob, kind: string): Promise<MediaFacts> {
  try {
    if (kind === 'photo') return await sizeOf(blob)
    if (kind === 'video' || kind === 'audio') return await lengthOf(blob, kind)
  } catch {
    return {}
  }
  return {}
}

async function sizeOf(blob: Blob): Promise<MediaFacts> {
  const picture = await createImageBitmap(blob)
  const { width, height } = picture
  picture.close()
  return { width, height }
}

function lengthOf(blob: Blob, kind: 'video' | 'audio'): Promise<MediaFacts> {
  const url = URL.createObjectURL(blob)
  const element = document.createElement(kind)
  const facts = new Promise<MediaFacts>((resolve, reject) => {
    element.onloadedmetadata = () => {
      const { duration } = element
      const [width, height] =
        element instanceof HTMLVideoElement ? [element.videoWidth, element.videoHeight] : [0, 0]
      resolve({
        ...(Number.isFinite(duration) && { duration: Math.round(duration) }),
        ...(width > 0 && height > 0 && { width, height }),
      })
    }
    element.onerror = () => reject(new Error('not readable here'))
    setTimeout(() => resolve({}), PATIENCE_MS)
    element.preload = 'metadata'
    element.src = url
  })
  return facts.finally(() => URL.revokeObjectURL(url))
}
