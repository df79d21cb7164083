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
