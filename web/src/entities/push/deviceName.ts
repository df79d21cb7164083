const browsers: readonly (readonly [RegExp, string])[] = [
  [/YaBrowser/, 'Yandex Browser'],
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox/, 'Firefox'],
  [/Chrome/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac/, 'Mac'],
  [/Linux/, 'Linux'],
]

/** Which browser this is, for its manager to know among others: «Chrome, Android». */
export function deviceName(userAgent: string): string {
  const of = (names: typeof browsers) => names.find(([sign]) => sign.test(userAgent))?.[1]
  return [of(browsers), of(systems)].filter(Boolean).join(', ') || '?'
}
