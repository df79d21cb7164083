import { expect, it } from 'vitest'
import { isReadKey, isSendKey } from './chatKeys.ts'

const key = (more: object) => ({
  key: 'Enter',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  ...more,
})

it.each([
  ['Enter', {}, false, false],
  ['Ctrl+Enter', { ctrlKey: true }, true, false],
  ['⌘+Enter', { metaKey: true }, true, false],
  ['Shift+Enter', { shiftKey: true }, false, true],
  ['Ctrl+Shift+Enter', { ctrlKey: true, shiftKey: true }, false, false],
  ['Alt+Shift+Enter', { altKey: true, shiftKey: true }, false, false],
  ['Ctrl+Enter while composing', { ctrlKey: true, isComposing: true }, false, false],
  ['Shift+Enter while composing', { shiftKey: true, isComposing: true }, false, false],
  ['Ctrl+S', { key: 's', ctrlKey: true }, false, false],
])('%s: sends %o → %s, reads %s', (_name, more, sends, reads) => {
  expect(isSendKey(key(more))).toBe(sends)
  expect(isReadKey(key(more))).toBe(reads)
})
