import type { QrPath } from './qrPath.ts'

const PNG_PIXELS = 1024

/**
 * A QR code as a file: `svg` to be printed at any size, `png` a picture of about a thousand pixels, every square of it
 * equally large. Null where nothing can draw it.
 */
export const qrFile = async (code: QrPath, type: 'svg' | 'png'): Promise<Blob | null> =>
  type === 'svg' ? svgOf(code) : pngOf(code)

const svgOf = ({ size, path }: QrPath): Blob =>
  new Blob([
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">`,
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`,
  ])

async function pngOf({ size, path }: QrPath): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  const square = Math.ceil(PNG_PIXELS / size)
  canvas.width = canvas.height = size * square
  const context = canvas.getContext('2d')
  if (!context) return null
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(square, square)
  context.fillStyle = '#000'
  context.fill(new Path2D(path))
  return new Promise(resolve => canvas.toBlob(resolve, 'image/png'))
}
