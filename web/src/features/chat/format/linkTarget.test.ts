import { describe, expect, it } from 'vitest'
import { linkTarget } from './linkTarget.ts'

describe('linkTarget', () => {
  it.each([
    ['сюда', 'https://example.com/a', 'https://example.com/a', 'example.com'],
    ['https://example.com/a', 'https://example.com/a', 'https://example.com/a', null],
    ['example.com', 'https://example.com/a?b', 'https://example.com/a?b', null],
    ['bank.com', 'https://evil.com', 'https://evil.com/', 'evil.com'],
    ['https://bank.com', 'https://bank.com@evil.com', 'https://bank.com@evil.com/', 'evil.com'],
    ['пишите', 'mailto:a@b.test', 'mailto:a@b.test', 'a@b.test'],
    ['a@b.test', 'mailto:a@b.test', 'mailto:a@b.test', null],
    ['+380 44 123', 'tel:+38044123', 'tel:+38044123', null],
    ['Аня', 'tg://user?id=5', 'tg://user?id=5', 'Telegram'],
    ['там', 'example.com/x', 'https://example.com/x', 'example.com'],
  ])('%s → %s leads to %s and shows %s', (text, address, href, shown) => {
    expect(linkTarget(text, address)).toEqual({ href, shown })
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '\tjavascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'http://',
    '',
  ])('refuses %j', address => {
    expect(linkTarget('x', address)).toBeNull()
  })
})
