/** A count for a small badge: nothing below 1, `99+` from 100. */
export function badgeText(count: number): string {
  if (count < 1) return ''
  return count > 99 ? '99+' : String(count)
}
