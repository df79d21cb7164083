/** A picture as an object URL, which films may be shown from as well: a slope of two colours with a disc. */
export function drawPicture(): string {
  const canvas = document.createElement('canvas')
  canvas.width = 320
  canvas.height = 240
  const pen = canvas.getContext('2d')
  if (!pen) return ''
  const slope = pen.createLinearGradient(0, 0, 320, 240)
  slope.addColorStop(0, '#4f7cff')
  slope.addColorStop(1, '#ffb199')
  pen.fillStyle = slope
  pen.fillRect(0, 0, 320, 240)
  pen.fillStyle = '#fff8'
  pen.beginPath()
  pen.arc(160, 120, 60, 0, Math.PI * 2)
  pen.fill()
  const bytes = atob(canvas.toDataURL('image/png').split(',')[1] ?? '')
  return URL.createObjectURL(
    new Blob([Uint8Array.from(bytes, one => one.charCodeAt(0))], { type: 'image/png' }),
  )
}
