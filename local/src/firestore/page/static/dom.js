/**
 * Builds an element: properties, `on…` handlers, a `data` map, `aria-…` and children; texts only ever as text.
 * @param {string} tag a tag with optional classes: `button.plain.small`
 * @param {Record<string, unknown>} [props]
 * @param {...(Node | string | number | false | null | undefined)} children
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const [name = 'div', ...classes] = tag.split('.')
  const element = document.createElement(name)
  if (classes.length > 0) element.classList.add(...classes)
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined) continue
    if (key === 'data') Object.assign(element.dataset, value)
    else if (key.startsWith('aria-') || key === 'role' || key === 'for' || key === 'list')
      element.setAttribute(key, String(value))
    else Reflect.set(element, key, value)
  }
  for (const child of children)
    if (child !== false && child !== null && child !== undefined)
      element.append(typeof child === 'number' ? String(child) : child)
  return element
}

const shapes = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  theme: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 3v18',
  pause: 'M9 5v14M15 5v14',
  play: 'M8 5l11 7-11 7z',
  clear: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  reset: 'M4 12a8 8 0 108-8H7M10 1L7 4l3 3',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  live: 'M12 12v.01M8.500 15.500a5 5 0 010-7M15.500 8.500a5 5 0 010 7M5.600 18.400a9 9 0 010-12.800M18.400 5.600a9 9 0 010 12.800',
  next: 'M9 5l7 7-7 7',
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
 * A button with an icon, and words unless they are only for those who cannot see the icon.
 * @param {keyof typeof shapes} name @param {string} words @param {() => void} onclick @param {boolean} [quiet]
 */
export function iconButton(name, words, onclick, quiet = false) {
  return h(
    `button.button${quiet ? '.quiet' : ''}`,
    { type: 'button', onclick, title: quiet ? words : '', ...(quiet ? { 'aria-label': words } : {}) },
    icon(name),
    !quiet && h('span', {}, words),
  )
}

/** @param {number} at milliseconds */
export const clockTime = at => {
  const date = new Date(at)
  const two = (/** @type {number} */ part) => String(part).padStart(2, '0')
  const millis = String(date.getMilliseconds()).padStart(3, '0')
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${millis}`
}

/** @param {string} instant RFC 3339 @returns {string} in the viewer's own time zone */
export const longTime = instant =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(instant))

/** @param {number} count */
export const figure = count => new Intl.NumberFormat('en').format(count)

/** @param {number} count @param {string} one @param {string} [many] */
export const counted = (count, one, many = `${one}s`) => `${figure(count)} ${count === 1 ? one : many}`

/** @param {string} text a short notice at the bottom */
export function notice(text) {
  const element = document.getElementById('notice')
  if (!element) return
  element.textContent = text
  element.hidden = false
  clearTimeout(Number(element.dataset['timer']))
  element.dataset['timer'] = String(setTimeout(() => (element.hidden = true), 4000))
}

/** @param {string} title @param {string} [hint] what stands where there is nothing to show */
export const empty = (title, hint = '') =>
  h('div.empty', {}, h('strong', {}, title), hint !== '' && h('p', {}, hint))
