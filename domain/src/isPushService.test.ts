import { describe, expect, it } from 'vitest'
import { isPushService } from './isPushService.ts'

const services = ['fcm.googleapis.com', '*.push.apple.com']

describe('isPushService', () => {
  it.each(['https://fcm.googleapis.com/fcm/send/x', 'https://web.push.apple.com/QGf'])(
    'takes %s',
    endpoint => {
      expect(isPushService(endpoint, services)).toBe(true)
    },
  )

  it.each([
    'http://fcm.googleapis.com/fcm/send/x',
    'https://fcm.googleapis.com:8443/x',
    'https://fcm.googleapis.com.evil.test/x',
    'https://evil.test/fcm.googleapis.com',
    'https://fcm.googleapis.com@evil.test/x',
    'https://user:pass@fcm.googleapis.com/x',
    'https://evilpush.apple.com/x',
    'https://push.apple.com/x',
    'https://169.254.169.254/computeMetadata/v1/',
    'http://127.0.0.1:8080/',
    'file:///etc/passwd',
    'no address',
  ])('refuses %s', endpoint => {
    expect(isPushService(endpoint, services)).toBe(false)
  })

  it('takes the machine itself only where it is listed', () => {
    expect(isPushService('http://127.0.0.1:4711/push/1', [...services, 'http://127.0.0.1'])).toBe(true)
  })
})
