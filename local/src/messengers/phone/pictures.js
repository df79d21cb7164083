/**
 * @typedef {(context: CanvasRenderingContext2D, width: number, height: number, at: number) => void} Drawing
 */

/** @param {number} width @param {number} height @param {Drawing} draw @param {number} [at] 0–1, where it moves */
export function canvasOf(width, height, draw, at = 0) {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d')
  if (context) draw(context, width, height, at)
  return canvas
}

/** @param {CanvasRenderingContext2D} c @param {number} width @param {number} height @param {string[]} colours */
function sky(c, width, height, colours) {
  const gradient = c.createLinearGradient(0, 0, 0, height)
  colours.forEach((colour, i) => gradient.addColorStop(i / (colours.length - 1), colour))
  c.fillStyle = gradient
  c.fillRect(0, 0, width, height)
}

/** @param {CanvasRenderingContext2D} c @param {string} colour @param {number} x @param {number} y @param {number} r */
function circle(c, colour, x, y, r) {
  c.fillStyle = colour
  c.beginPath()
  c.arc(x, y, r, 0, 2 * Math.PI)
  c.fill()
}

/** @param {CanvasRenderingContext2D} c @param {string} colour @param {number[][]} points */
function shape(c, colour, points) {
  c.fillStyle = colour
  c.beginPath()
  points.forEach(([x = 0, y = 0], i) => (i === 0 ? c.moveTo(x, y) : c.lineTo(x, y)))
  c.closePath()
  c.fill()
}

/** @type {Drawing} hills at sunset; `at` moves the sun */
export const sunset = (c, w, h, at) => {
  sky(c, w, h, ['#2b3a67', '#b5577b', '#f5a25d', '#ffe1a8'])
  circle(c, '#fff3cf', w * (0.35 + 0.3 * at), h * (0.56 - 0.12 * Math.sin(Math.PI * at)), h * 0.11)
  shape(c, '#5d4a78', [
    [0, h * 0.66],
    [w * 0.2, h * 0.5],
    [w * 0.42, h * 0.68],
    [w * 0.68, h * 0.46],
    [w, h * 0.66],
    [w, h],
    [0, h],
  ])
  shape(c, '#38325a', [
    [0, h * 0.78],
    [w * 0.3, h * 0.66],
    [w * 0.62, h * 0.8],
    [w, h * 0.7],
    [w, h],
    [0, h],
  ])
  shape(c, '#221f3d', [
    [0, h * 0.9],
    [w * 0.5, h * 0.82],
    [w, h * 0.92],
    [w, h],
    [0, h],
  ])
}

/** @type {Drawing} the sea with a sail */
export const sea = (c, w, h, at) => {
  sky(c, w, h, ['#8fd3f4', '#d8f3ff', '#fefefe'])
  circle(c, '#ffd166', w * 0.78, h * 0.22, h * 0.09)
  shape(c, '#ffffff', [
    [w * (0.4 + 0.1 * at), h * 0.26],
    [w * (0.4 + 0.1 * at), h * 0.6],
    [w * (0.62 + 0.1 * at), h * 0.6],
  ])
  shape(c, '#e76f51', [
    [w * (0.33 + 0.1 * at), h * 0.62],
    [w * (0.64 + 0.1 * at), h * 0.62],
    [w * (0.58 + 0.1 * at), h * 0.7],
    [w * (0.38 + 0.1 * at), h * 0.7],
  ])
  for (const [i, colour] of ['#3fa7d6', '#2480b8', '#175a8c'].entries()) {
    c.fillStyle = colour
    c.beginPath()
    c.moveTo(0, h)
    for (let x = 0; x <= w; x += 4)
      c.lineTo(x, h * (0.68 + i * 0.1) + Math.sin(x / 26 + i * 2 + at * 6) * h * 0.015)
    c.lineTo(w, h)
    c.fill()
  }
}

/** @type {Drawing} a cup on a table */
export const coffee = (c, w, h) => {
  sky(c, w, h, ['#f7ede2', '#f5cac3'])
  c.fillStyle = '#84593d'
  c.fillRect(0, h * 0.7, w, h * 0.3)
  c.fillStyle = '#f1e7dc'
  c.beginPath()
  c.ellipse(w * 0.5, h * 0.74, w * 0.26, h * 0.055, 0, 0, 7)
  c.fill()
  c.fillStyle = '#ffffff'
  c.beginPath()
  c.roundRect(w * 0.36, h * 0.38, w * 0.28, h * 0.34, [4, 4, h * 0.14, h * 0.14])
  c.fill()
  c.lineWidth = h * 0.035
  c.strokeStyle = '#ffffff'
  c.beginPath()
  c.arc(w * 0.66, h * 0.52, h * 0.09, -1.4, 1.6)
  c.stroke()
  c.fillStyle = '#6f4e37'
  c.beginPath()
  c.ellipse(w * 0.5, h * 0.39, w * 0.125, h * 0.035, 0, 0, 7)
  c.fill()
}

/** @type {Drawing} a screenshot of a payment, as people send it to ask about money */
export const receipt = (c, w, h) => {
  sky(c, w, h, ['#eef2f7', '#e2e8f0'])
  c.fillStyle = '#ffffff'
  c.beginPath()
  c.roundRect(w * 0.1, h * 0.08, w * 0.8, h * 0.84, 24)
  c.fill()
  circle(c, '#34c17b', w * 0.5, h * 0.25, h * 0.085)
  c.strokeStyle = '#ffffff'
  c.lineWidth = h * 0.016
  c.beginPath()
  c.moveTo(w * 0.455, h * 0.25)
  c.lineTo(w * 0.488, h * 0.275)
  c.lineTo(w * 0.55, h * 0.225)
  c.stroke()
  c.textAlign = 'center'
  const say = (
    /** @type {string} */ text,
    /** @type {number} */ y,
    /** @type {number} */ size,
    colour = '#10171f',
  ) => {
    c.fillStyle = colour
    c.font = `600 ${size}px system-ui, sans-serif`
    c.fillText(text, w / 2, y)
  }
  say('180,00 €', h * 0.46, h * 0.075)
  say('English B1', h * 0.55, h * 0.04, '#5a6673')
  say('№ 2041 · 4417', h * 0.62, h * 0.034, '#8a95a1')
  c.fillStyle = '#e8edf3'
  for (const row of [0.7, 0.76, 0.82]) c.fillRect(w * 0.2, h * row, w * (0.6 - (row - 0.7)), h * 0.02)
}

/** @type {Drawing} a round cat that is glad; transparent around it */
export const cat = (c, w, h) => {
  shape(c, '#f4a259', [
    [w * 0.2, h * 0.14],
    [w * 0.24, h * 0.5],
    [w * 0.46, h * 0.28],
  ])
  shape(c, '#f4a259', [
    [w * 0.8, h * 0.14],
    [w * 0.76, h * 0.5],
    [w * 0.54, h * 0.28],
  ])
  circle(c, '#f4a259', w * 0.5, h * 0.55, w * 0.34)
  circle(c, '#fff1dc', w * 0.5, h * 0.68, w * 0.18)
  circle(c, '#33272a', w * 0.37, h * 0.5, w * 0.035)
  circle(c, '#33272a', w * 0.63, h * 0.5, w * 0.035)
  shape(c, '#d1495b', [
    [w * 0.47, h * 0.6],
    [w * 0.53, h * 0.6],
    [w * 0.5, h * 0.64],
  ])
  c.strokeStyle = '#33272a'
  c.lineWidth = w * 0.014
  c.lineCap = 'round'
  for (const side of [-1, 1]) {
    c.beginPath()
    c.arc(w * (0.5 + side * 0.045), h * 0.65, w * 0.045, 0.1, Math.PI - 0.1)
    c.stroke()
    for (const tilt of [-0.03, 0.03]) {
      c.beginPath()
      c.moveTo(w * (0.5 + side * 0.2), h * (0.64 + tilt))
      c.lineTo(w * (0.5 + side * 0.38), h * (0.63 + tilt * 2.4))
      c.stroke()
    }
  }
}
