import { remove } from './api.js'
import { figure, h, iconButton, notice } from './dom.js'
import { live, onLive } from './live.js'

const names = /** @type {const} */ ([
  ['reads', 'Reads', 'all that Firestore would bill as reads'],
  ['listenerReads', 'by listeners', 'part of the reads: documents that listeners were sent'],
  ['ruleReads', 'by rules', 'part of the reads: documents that rules looked at'],
  ['writes', 'Writes', 'documents written'],
  ['deletes', 'Deletes', 'documents deleted'],
])

/** What Firestore would bill since the last reset. @returns {{ element: HTMLElement, close(): void }} */
export function meterStrip() {
  const strip = h('div.meters', { role: 'group', 'aria-label': 'Billed since the last reset' })
  const reset = async () => {
    try {
      await remove('meters')
      live.meters = { reads: 0, writes: 0, deletes: 0, listenerReads: 0, ruleReads: 0 }
      draw()
    } catch (error) {
      notice(String(error))
    }
  }
  const button = iconButton('reset', 'Reset', () => void reset())
  button.title = 'Start counting again'
  const figures = h('dl.figures', {})
  const draw = () =>
    figures.replaceChildren(
      ...names.map(([key, name, title]) =>
        h(
          'div.meter',
          { title, data: { meter: key } },
          h('dt', {}, name),
          h('dd', {}, figure(live.meters?.[key] ?? 0)),
        ),
      ),
    )
  strip.append(figures, button)
  draw()
  const stop = onLive(what => what === 'meters' && draw())
  return { element: strip, close: () => stop() }
}
