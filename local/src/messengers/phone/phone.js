import { drawChatList } from './chatList.js'
import { h, icon } from './dom.js'
import { phoneFrame } from './phoneFrame.js'
import { listen, onChange, room, store } from './store.js'
import { locale, say } from './words.js'

const side = /** @type {HTMLElement} */ (document.getElementById('side'))
const desk = /** @type {HTMLElement} */ (document.getElementById('desk'))

/** @type {Map<string, ReturnType<typeof phoneFrame>>} */
let frames = new Map()
let drawnLocale = locale()

const nothingOpen = () =>
  h('div.nothing', {}, icon('link'), h('strong', {}, say().pick), h('p', {}, say().pickHint))

function drawDesk() {
  document.body.classList.toggle('has-open', store.open.length > 0)
  const kept = new Map()
  for (const key of store.open) {
    const chat = store.chats.get(key)
    if (!chat) continue
    const frame = frames.get(key) ?? phoneFrame(chat)
    kept.set(key, frame)
  }
  const elements = [...kept.values()].map(({ element }) => element)
  const same = elements.length === frames.size && elements.every(element => element.parentElement === desk)
  frames = kept
  if (!same || elements.length === 0)
    desk.replaceChildren(...(elements.length > 0 ? elements : [nothingOpen()]))
  for (const [key, frame] of frames) {
    const chat = store.chats.get(key)
    if (chat) frame.draw(chat)
  }
}

function draw() {
  document.documentElement.lang = locale()
  document.title = say().title
  if (drawnLocale !== locale()) frames = new Map()
  drawnLocale = locale()
  drawChatList(side)
  drawDesk()
}

onChange((key, what) => {
  const frame = key === undefined ? undefined : frames.get(key)
  const chat = key === undefined ? undefined : store.chats.get(key)
  if (what === 'typing') return frame?.typing()
  if (key === undefined) return draw()
  drawChatList(side)
  if (frame && chat) frame.draw(chat)
})

addEventListener('resize', () => {
  if (store.open.length <= room()) return
  store.open = store.open.slice(-room())
  drawDesk()
})

const theme = localStorage.getItem('phone-theme')
if (theme) document.documentElement.dataset['theme'] = theme
draw()
listen()
