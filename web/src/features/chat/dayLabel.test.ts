import { describe, expect, it } from 'vitest'
import { dayNumber } from '../../ui/timeTexts.ts'
import { dayLabel } from './dayLabel.ts'

const ru = { today: 'Сегодня', yesterday: 'Вчера' }
const at = (iso: string) => Date.parse(iso)

describe('dayLabel', () => {
  const now = at('2026-11-22T12:00:00Z')
  it.each([
    ['2026-11-22T00:01:00Z', 'Сегодня'],
    ['2026-11-21T23:59:00Z', 'Вчера'],
    ['2026-11-20T12:00:00Z', '20 ноября'],
    ['2025-11-20T12:00:00Z', '20 ноября 2025'],
  ])('calls %s «%s»', (iso, label) => {
    expect(dayLabel(at(iso), now, 'ru', ru, 'UTC')).toBe(label)
  })

  it('writes Ukrainian and English days without a "year" word', () => {
    expect(dayLabel(at('2025-11-20T12:00:00Z'), now, 'uk', ru, 'UTC')).toBe('20 листопада 2025')
    expect(dayLabel(at('2026-11-20T12:00:00Z'), now, 'en', ru, 'UTC')).toBe('20 November')
  })

  it.each(['Europe/Kyiv', 'Europe/Moscow', 'Asia/Almaty', 'America/New_York'])(
    'knows yesterday on every hour of the nights when clocks change in %s',
    zone => {
      for (const night of ['2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01']) {
        for (let hour = 0; hour < 48; hour++) {
          const then = at(`${night}T00:00:00Z`) + hour * 3_600_000
          const noonAfter = Array.from({ length: 40 }, (_, i) => then + i * 3_600_000).find(
            later => dayNumber(later, zone) !== dayNumber(then, zone),
          )
          expect(dayLabel(then, noonAfter ?? 0, 'ru', ru, zone)).toBe('Вчера')
          expect(dayLabel(then, then, 'ru', ru, zone)).toBe('Сегодня')
        }
      }
    },
  )
})
