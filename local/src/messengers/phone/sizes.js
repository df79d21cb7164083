import { locale } from './words.js'

/** Bytes in words. @param {number} bytes */
export function sizeOf(bytes) {
  const units = /** @type {const} */ (['byte', 'kilobyte', 'megabyte'])
  const power = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: power === 2 ? 1 : 0,
  }).format(bytes / 1024 ** power)
}

/** Seconds as 1:05. @param {number} seconds */
export const clockOf = seconds =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
