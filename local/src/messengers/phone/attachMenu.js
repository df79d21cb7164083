import { h, icon, toast } from './dom.js'
import { largestFile, ownFiles } from './ownFiles.js'
import { samplesFor } from './samples.js'
import { say } from './words.js'

/**
 * What can be sent besides text: a sample of each kind by one press, or files of one's own.
 * @param {import('./store.js').Chat} chat
 * @param {(content: Record<string, unknown>) => void} sendContent
 */
export function attachMenu(chat, sendContent) {
  const picker = h('input', { type: 'file', multiple: true, hidden: true, 'aria-label': say().ownFiles })
  const asFiles = h('input', { type: 'checkbox' })

  picker.addEventListener('change', async () => {
    const files = [...(Reflect.get(picker, 'files') ?? [])]
    menu.removeAttribute('open')
    if (files.length === 0) return
    if (files.some(({ size }) => size > largestFile)) return toast(say().tooLarge)
    const media = await ownFiles(files, Reflect.get(asFiles, 'checked') === true)
    Reflect.set(picker, 'value', '')
    sendContent({ media: media.length === 1 ? media[0] : media })
  })

  const tiles = samplesFor(chat).map(({ name, icon: sign, make }) => {
    const tile = h(
      'button.tile',
      { type: 'button', data: { sample: name } },
      h('span.tile-icon', { data: { tint: name } }, icon(sign)),
      h('span', {}, say().samples[name]),
    )
    tile.addEventListener('click', async () => {
      tile.classList.add('busy')
      try {
        const content = await make()
        menu.removeAttribute('open')
        sendContent(content)
      } catch {
        toast(say().failed)
      } finally {
        tile.classList.remove('busy')
      }
    })
    return tile
  })
  const menu = h(
    'details.attach',
    {},
    h('summary.round', { 'aria-label': say().attach, title: say().attach }, icon('clip')),
    h(
      'div.attach-body',
      {},
      h('p.attach-hint', {}, say().attachHint),
      h('div.tiles', {}, ...tiles),
      h(
        'div.own',
        {},
        h(
          'button.plain.own-button',
          { type: 'button', onclick: () => picker.click() },
          icon('add'),
          say().ownFiles,
        ),
        h('label.check', {}, asFiles, say().asFiles),
      ),
      picker,
    ),
  )
  const shut = (/** @type {Event} */ event) => {
    if (!menu.contains(/** @type {Node} */ (event.target))) menu.removeAttribute('open')
  }
  menu.addEventListener('toggle', () => {
    if (menu.hasAttribute('open')) document.addEventListener('pointerdown', shut)
    else document.removeEventListener('pointerdown', shut)
  })
  return menu
}
