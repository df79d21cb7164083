import { expect, it } from 'vitest'
import { safeFileName } from './safeFileName.ts'

it.each([
  ['договор.pdf', 'договор.pdf'],
  ['photo\u202Egpj.exe', 'photogpj.exe'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['a\r\nb.txt', 'ab.txt'],
  ['...', 'file'],
  ['', 'file'],
])('%j becomes %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe)
})
