import { h, icon } from './dom.js'
import { say } from './words.js'

/** Shows a picture as large as it fits, until it is pressed. @param {string} url @param {string} name */
export function viewPhoto(url, name) {
  const close = () => dialog.close()
  const dialog = /** @type {HTMLDialogElement} */ (
    h(
      'dialog.viewer',
      { 'aria-label': name, onclick: close },
      h('img', { src: url, alt: name }),
      h('button.round.viewer-close', { type: 'button', 'aria-label': say().closePhoto }, icon('close')),
    )
  )
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}
