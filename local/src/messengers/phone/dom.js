/**
 * Builds an element: properties, `on…` handlers, `data`/`aria` maps, and children; texts only ever as text.
 * @param {string} tag a tag with optional classes: `div.bubble.mine`
 * @param {Record<string, unknown>} [props]
 * @param {...(Node | string | false | null | undefined)} children
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const [name = 'div', ...classes] = tag.split('.')
  const element = document.createElement(name)
  element.classList.add(...classes)
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined) continue
    if (key === 'data') Object.assign(element.dataset, value)
    else if (key.startsWith('aria-') || key === 'role' || key === 'for')
      element.setAttribute(key, String(value))
    else if (key === 'hue') element.style.setProperty('--hue', String(value))
    else Reflect.set(element, key, value)
  }
  element.append(...children.filter(child => child !== false && child !== null && child !== undefined))
  return element
}

const shapes = {
  back: 'M15 5l-7 7 7 7',
  menu: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M4 12l16-8-5 16-3.5-6.5L4 12zM11.500 13.500L20 4',
  add: 'M12 5v14M5 12h14',
  edit: 'M4 20h4L19 9l-4-4L4 16v4zM13 7l4 4',
  save: 'M5 13l4 4L19 7',
  block: 'M5.600 5.600l12.800 12.800M12 3a9 9 0 100 18 9 9 0 000-18z',
  link: 'M9 15l6-6M8 11l-2 2a4 4 0 006 6l2-2M16 13l2-2a4 4 0 00-6-6l-2 2',
  theme: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 3v18',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  clip: 'M20 11.500l-8 8a5.300 5.300 0 01-7.500-7.500l8.500-8.500a3.500 3.500 0 015 5l-8.500 8.500a1.800 1.800 0 01-2.500-2.500l7.500-7.500',
  mic: 'M12 3a3 3 0 00-3 3v6a3 3 0 006 0V6a3 3 0 00-3-3zM5 11a7 7 0 0014 0M12 18v3',
  stop: 'M7 7h10v10H7z',
  play: 'M8 5l11 7-11 7z',
  pause: 'M8 5v14M16 5v14',
  down: 'M6 9l6 6 6-6',
  reply: 'M10 5l-6 6 6 6M4 11h9a7 7 0 017 7v1',
  bin: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13',
  photo: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9v.01',
  album: 'M3 8h14v12H3zM7 8V4h14v12h-4M3 17l4-4 3 3 3-3 4 4',
  video: 'M3 6h12v12H3zM15 10l6-3v10l-6-3',
  round: 'M12 3a9 9 0 100 18 9 9 0 000-18zM10 8.500l6 3.500-6 3.500z',
  gif: 'M3 6h18v12H3zM10 10H7v4h3v-2M13 10v4M19 10h-3v4M16 12h2',
  sticker: 'M12 3a9 9 0 109 9h-6a3 3 0 01-3-3V3zM12 3l9 9',
  music:
    'M9 18a2.500 2.500 0 11-5 0 2.500 2.500 0 015 0zM9 18V6l11-2v12M20 16a2.500 2.500 0 11-5 0 2.500 2.500 0 015 0z',
  large: 'M4 7l8-4 8 4v10l-8 4-8-4zM4 7l8 4 8-4M12 11v10',
  place:
    'M12 21s7-6.300 7-11a7 7 0 10-14 0c0 4.700 7 11 7 11zM12 12.500a2.500 2.500 0 100-5 2.500 2.500 0 000 5z',
  pin: 'M12 21s7-6.300 7-11a7 7 0 10-14 0c0 4.700 7 11 7 11zM12 12.500a2.500 2.500 0 100-5 2.500 2.500 0 000 5z',
  person: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4.500 21a7.500 7.500 0 0115 0',
  poll: 'M5 20V10M12 20V4M19 20v-7',
  search: 'M10.500 4a6.500 6.500 0 100 13 6.500 6.500 0 000-13zM15.500 15.500L21 21',
  telegram: 'M3.500 11.500L20.500 4.500l-3 15.500-5.500-4-3 3-1-5.500 9-7-11.500 6z',
  vk: 'M4 7c.400 6.500 3.500 10 8.500 10V7M12.500 12c3 0 5-2 6-5M12.500 12c3 .200 5.500 2 6.500 5',
}

/**
 * A line icon.
 * @param {keyof typeof shapes} name
 */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  svg.classList.add('icon')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', shapes[name])
  svg.append(path)
  return svg
}

/**
 * A round picture of a person: the photo over initials on the person's colour.
 * @param {import('./store.js').Chat} chat
 */
export function avatar({ messenger, person }) {
  const initials = person.name
    .split(/\s+/)
    .map(word => [...word][0] ?? '')
    .slice(0, 2)
    .join('')
  const src = `/_sim/phone/avatar/${messenger}/${person.id}?${person.colour}`
  const image = person.photo && h('img', { src, alt: '' })
  return h('span.avatar', { hue: person.colour, 'aria-hidden': 'true' }, initials, image)
}

/** @param {number} at */
export const timeOf = at => new Intl.DateTimeFormat('ru', { hour: '2-digit', minute: '2-digit' }).format(at)

/**
 * Shows a short notice at the bottom.
 * @param {string} text
 */
export function toast(text) {
  const element = document.getElementById('toast')
  if (!element) return
  element.textContent = text
  element.hidden = false
  clearTimeout(Number(element.dataset['timer']))
  element.dataset['timer'] = String(setTimeout(() => (element.hidden = true), 4000))
}
