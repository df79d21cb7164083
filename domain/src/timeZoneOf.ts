/** The first of these that is a time zone; UTC when none is. */
export function timeZoneOf(...wanted: readonly (string | null | undefined)[]): string {
  return wanted.find(zone => !!zone && isTimeZone(zone)) ?? 'UTC'
}

function isTimeZone(zone: string): boolean {
  try {
    return !!new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    return false
  }
}
