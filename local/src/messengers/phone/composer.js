import { isVk, rewrite, type, write } from './acts.js'
import { attachMenu } from './attachMenu.js'
import { h, icon, toast } from './dom.js'
import { lineOf } from './media.js'
import { recordVoice } from './recordVoice.js'
import { say } from './words.js'

/**
 * @typedef {import('./store.js').Chat} Chat
 * @typedef {import('./store.js').Message} Message
 */

const typingEveryMs = 4000

/**
 * Where a person writes: text, a reply or an edit, what is attached, what is said into the microphone.
 * @param {() => Chat} chatNow
 */
export function composer(chatNow) {
  /** @type {{ message: Message, isEdit: boolean } | undefined} */
  let about
  /** @type {Awaited<ReturnType<typeof recordVoice>> | undefined} */
  let recording
  let toldTyping = 0

  const maxLength = isVk(chatNow()) ? 9000 : 4096
  const text = /** @type {HTMLTextAreaElement} */ (
    h('textarea', { rows: 1, placeholder: say().message, 'aria-label': say().message, maxLength })
  )
  const bar = h('div.edit-bar', { hidden: true })
  const send = h('button.send', { type: 'submit', 'aria-label': say().send, title: say().send }, icon('send'))
  const mic = h('button.send.mic', { type: 'button', onclick: record }, icon('mic'))
  const attach = attachMenu(chatNow(), content => {
    const words = text.value.trim()
    void write(chatNow(), { ...content, ...(words ? { text: words } : {}), ...replied() })
    turnTo()
  })
  const form = h('form.composer', {}, attach, text, mic, send)

  function grow() {
    text.style.height = 'auto'
    text.style.height = `${Math.min(text.scrollHeight, 140)}px`
    const empty = text.value.trim() === '' && !about?.isEdit
    mic.hidden = !empty
    send.hidden = empty
  }

  const replied = () => (about && !about.isEdit ? { reply_to: Number(about.message.id) } : {})

  /** Makes the next words an edit of a message or a reply to it, or neither. @param {Message} [message] @param {boolean} [isEdit] */
  function turnTo(message, isEdit = false) {
    about = message && { message, isEdit }
    bar.hidden = !message
    attach.hidden = isEdit
    bar.replaceChildren(
      icon(isEdit ? 'edit' : 'reply'),
      h(
        'span.edit-what',
        {},
        h('strong', {}, isEdit ? say().editing : say().replyTo),
        h('span', {}, message ? lineOf(message) : ''),
      ),
      h(
        'button.round',
        { type: 'button', 'aria-label': say().cancel, onclick: () => turnTo() },
        icon('close'),
      ),
    )
    send.replaceChildren(icon(isEdit ? 'save' : 'send'))
    text.value = isEdit ? (message?.text ?? '') : message ? text.value : ''
    grow()
    text.focus()
  }

  function submit() {
    const value = text.value.trim()
    if (value === '') return
    if (about?.isEdit) void rewrite(chatNow(), about.message, value)
    else void write(chatNow(), { text: value, ...replied() })
    turnTo()
  }

  async function record() {
    const media = recording && recording.stop()
    if (media) {
      recording = undefined
      showRecording()
      const voice = await media
      if (voice) void write(chatNow(), { media: voice, ...replied() })
      return
    }
    recording = await recordVoice().catch(() => undefined)
    if (!recording) toast(say().noMicrophone)
    showRecording()
  }

  function showRecording() {
    const word = recording ? say().stopRecording : say().record
    mic.replaceChildren(icon(recording ? 'send' : 'mic'))
    mic.classList.toggle('recording', recording !== undefined)
    Object.assign(mic, { title: word, ariaLabel: word })
    text.placeholder = recording ? say().recording : say().message
    text.disabled = recording !== undefined
  }

  form.addEventListener('submit', event => {
    event.preventDefault()
    submit()
  })
  text.addEventListener('input', () => {
    grow()
    if (text.value === '' || Date.now() - toldTyping < typingEveryMs) return
    toldTyping = Date.now()
    void type(chatNow())
  })
  text.addEventListener('keydown', event => {
    if (event.key === 'Escape' && about) turnTo()
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    submit()
  })
  showRecording()
  grow()

  return {
    parts: [bar, form],
    edit: (/** @type {Message | undefined} */ message) => turnTo(message, message !== undefined),
    reply: (/** @type {Message} */ message) => turnTo(message),
  }
}
