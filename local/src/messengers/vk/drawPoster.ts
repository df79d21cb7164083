import { encodePng } from '../encodePng.ts'

const width = 320
const height = 180

/** The still (PNG, 320 × 180) that stands for every simulated video: a dusk with a triangle in the middle. */
export function drawPoster(): Buffer {
  const rgb = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inside = x > 138 && x < 190 && Math.abs(y - 90) < (190 - x) * 0.58
      const shade = y / height
      rgb.set(
        inside ? [255, 255, 255] : [60 + 90 * shade, 70 + 40 * shade, 120 - 30 * shade],
        (y * width + x) * 3,
      )
    }
  }
  return encodePng(width, height, rgb)
}
