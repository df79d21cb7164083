import type { Buttons } from './Button.ts'
import type { Capabilities } from './capabilities.ts'

/** Whether a messenger takes these buttons as they are: how many, and how long their words may be. */
export const buttonsFit = (
  buttons: Buttons,
  { maxRows, maxInRow, most, maxTextLength }: Capabilities['buttons'],
): boolean => {
  const all = buttons.flatMap(({ row }) => row)
  return (
    buttons.length <= maxRows &&
    buttons.every(({ row }) => row.length <= maxInRow) &&
    all.length <= most &&
    all.every(({ text }) => text.length <= maxTextLength)
  )
}
