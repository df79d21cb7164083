import { createRandom } from './createRandom.ts'
import { encodePng } from './encodePng.ts'

type Colour = readonly [number, number, number]

const size = 160
const samples = 3
const skins: Colour[] = [
  [250, 222, 200],
  [241, 201, 168],
  [224, 172, 134],
  [176, 121, 86],
]
const hairs: Colour[] = [
  [52, 40, 36],
  [92, 62, 44],
  [148, 100, 58],
  [214, 174, 110],
  [120, 52, 40],
]

/** A hue (0–359) with saturation and lightness (0–1) as RGB. */
function hsl(hue: number, saturation: number, lightness: number): Colour {
  const part = (n: number) => {
    const k = (n + hue / 30) % 12
    const spread = saturation * Math.min(lightness, 1 - lightness)
    return Math.round(255 * (lightness - spread * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
  }
  return [part(0), part(8), part(4)]
}

const inside = (x: number, y: number, cx: number, cy: number, rx: number, ry: number) =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1

/** The colours of one portrait and the point's place in it: background, shoulders, hair, neck, face. */
function portrait(seed: number, hue: number, long: boolean): (x: number, y: number) => Colour {
  const random = createRandom(seed)
  const pick = (list: Colour[]): Colour => list[Math.floor(random() * list.length)] ?? [0, 0, 0]
  const skin = pick(skins)
  const hair = pick(hairs)
  const shirt = hsl((hue + 150 + random() * 60) % 360, 0.45, 0.45)
  const shade: Colour = [skin[0] - 22, skin[1] - 22, skin[2] - 22]
  return (x, y) => {
    const face = inside(x, y, 0.5, 0.45, 0.165, 0.2)
    const fringe = y < 0.36 + 0.09 * Math.abs(x - 0.42)
    if (face && !fringe) return skin
    if (inside(x, y, 0.5, 0.4, 0.195, 0.2) && y < 0.47) return hair
    if (Math.abs(x - 0.5) < 0.075 && y > 0.55 && y < 0.74) return shade
    if (inside(x, y, 0.5, 1.06, 0.36, 0.36)) return shirt
    if (long && y > 0.38 && y < 0.74 && Math.abs(x - 0.5) < 0.2 + (y - 0.38) * 0.08) return hair
    return hsl(hue, 0.55, 0.78 - y * 0.16)
  }
}

/** A small drawn portrait (PNG, 160 × 160), with short or long hair, that depends on the seed and the hue (0–359) alone. */
export function drawAvatar(seed: number, hue: number, long: boolean): Buffer {
  const colourAt = portrait(seed, hue, long)
  const rgb = new Uint8Array(size * size * 3)
  for (let pixel = 0; pixel < size * size; pixel++) {
    const sum = [0, 0, 0]
    for (let sample = 0; sample < samples * samples; sample++) {
      const x = ((pixel % size) + (0.5 + (sample % samples)) / samples) / size
      const y = (Math.floor(pixel / size) + (0.5 + Math.floor(sample / samples)) / samples) / size
      colourAt(x, y).forEach((part, i) => (sum[i] = (sum[i] ?? 0) + part))
    }
    rgb.set(
      sum.map(part => Math.round(part / samples ** 2)),
      pixel * 3,
    )
  }
  return encodePng(size, size, rgb)
}
