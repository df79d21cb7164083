import { expect, it } from 'vitest'
import { fileHeaders } from './fileHeaders.ts'

const file = { kind: 'file', name: 'report.pdf' } as const
const attached = "attachment; filename*=UTF-8''report.pdf"

it.each([
  ['image/jpeg', 'image/jpeg', 'inline'],
  ['video/mp4', 'video/mp4', 'inline'],
  ['audio/ogg; codecs=opus', 'audio/ogg', 'inline'],
  ['application/pdf', 'application/pdf', attached],
  ['application/zip', 'application/zip', attached],
  ['image/svg+xml', 'application/octet-stream', attached],
  ['text/html', 'application/octet-stream', attached],
  ['application/xhtml+xml', 'application/octet-stream', attached],
  ['application/xml', 'application/octet-stream', attached],
  ['text/xml', 'application/octet-stream', attached],
  ['application/vnd.mozilla.xul+xml', 'application/octet-stream', attached],
  ['text/javascript', 'application/octet-stream', attached],
  ['application/wasm', 'application/octet-stream', attached],
  ['application/x-shockwave-flash', 'application/octet-stream', attached],
  ['video/x\r\nX-Bad: 1', 'application/octet-stream', attached],
  [undefined, 'application/octet-stream', attached],
] as const)('%s is served as %s, %s', (sniffed, type, disposition) => {
  expect(fileHeaders(sniffed, file)).toEqual({ type, disposition })
})

it.each([
  ['voice', 'video/webm', 'audio/webm'],
  ['audio', 'video/mp4', 'audio/mp4'],
  ['voice', 'application/ogg', 'audio/ogg'],
  ['video', 'video/webm', 'video/webm'],
] as const)('%s in %s is %s', (kind, sniffed, type) => {
  expect(fileHeaders(sniffed, { kind, name: 'x' }).type).toBe(type)
})

it.each([
  ['счёт за май.pdf', encodeURIComponent('счёт за май.pdf')],
  ['../../etc/passwd', '__.._etc_passwd'],
  ['a\r\nSet-Cookie: x=1', 'a__Set-Cookie_%20x%3D1'],
  ['photo\u202egpj.exe', 'photo_gpj.exe'],
  ["it's (1).pdf", 'it%27s%20%281%29.pdf'],
  ['\ud800', '%EF%BF%BD'],
  ['', 'file'],
] as const)('the name %j is told as %s', (name, told) => {
  expect(fileHeaders(undefined, { kind: 'file', name }).disposition).toBe(
    `attachment; filename*=UTF-8''${told}`,
  )
})
