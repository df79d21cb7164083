import { describe, expect, it } from 'vitest'
import { hookAddressFault } from './hookAddressFault.ts'

describe('an address that is posted to', () => {
  it.each([
    'https://example.com/in?a=1',
    'https://crm.example:8443/',
    'https://93.184.215.14/',
    'https://[2606:4700::1]/',
  ])('%s will do', text => expect(hookAddressFault(text, false)).toBeNull())

  it.each([
    '',
    'crm',
    'http://example.com/',
    'ftp://example.com/',
    'https://example.com:22/',
    'https://a:b@example.com/',
  ])('%s will not', text => expect(hookAddressFault(text, false)).toBe('bad_address'))

  it.each([
    'https://127.0.0.1/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://0/',
    'https://10.1.2.3/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fd00::1]/',
    'https://localhost/',
    'https://crm/',
    'https://metadata.google.internal/',
    'https://metadata.google.internal./',
    'https://printer.local/',
  ])('A20, A21: %s is of an inner network', text =>
    expect(hookAddressFault(text, false)).toBe('private_address'),
  )

  it('may be this machine where that is allowed, and no other one of an inner network', () => {
    expect(hookAddressFault('http://127.0.0.1:8080/in', true)).toBeNull()
    expect(hookAddressFault('http://[::1]:8080/', true)).toBeNull()
    expect(hookAddressFault('ftp://localhost/', true)).toBe('bad_address')
    expect(hookAddressFault('https://10.0.0.1/', true)).toBe('private_address')
  })
})
