import encodeQR from 'qr'

/** A QR code as squares: how many stand in a row, its quiet border among them, and an SVG path of the dark ones. */
export interface QrPath {
  readonly size: number
  readonly path: string
}

/** The QR code of a link. Level M survives a smudge and a fold; four squares of white are what readers ask for. */
export function qrPath(link: string): QrPath {
  const rows = encodeQR(link, 'raw', { ecc: 'medium', border: 4 })
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return { size: rows.length, path }
}
