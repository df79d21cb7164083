const MOST = { width: 380, height: 420 }
const LEAST = 120
const UNKNOWN = { width: 320, height: 240 }

/** The room a picture takes in a bubble, pixels: its own shape within limits; a usual one while it is not known. */
export function boxOf(width?: number, height?: number): { readonly width: number; readonly height: number } {
  if (!width || !height) return UNKNOWN
  const scale = Math.min(1, MOST.width / width, MOST.height / height)
  const fit = (length: number, most: number) => Math.round(Math.min(Math.max(length * scale, LEAST), most))
  return { width: fit(width, MOST.width), height: fit(height, MOST.height) }
}
