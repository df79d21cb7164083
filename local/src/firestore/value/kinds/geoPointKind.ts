import { compareNumbers } from '../compareNumbers.ts'
import { invalid } from '../invalid.ts'
import type { Kind } from './Kind.ts'

const degrees = (json: unknown, most: number): number => {
  const value = typeof json === 'number' || typeof json === 'string' ? Number(json) : json == null ? 0 : NaN
  if (!(Math.abs(value) <= most)) throw invalid('geoPointValue is out of range.')
  return value
}

/** A place on earth, by latitude and then longitude. */
export const geoPointKind: Kind<'geoPoint'> = {
  rank: 7,
  jsonKey: 'geoPointValue',
  compare: (left, right) =>
    compareNumbers(left.latitude, right.latitude) || compareNumbers(left.longitude, right.longitude),
  size: () => 16,
  toJson: ({ latitude, longitude }) => ({ latitude, longitude }),
  fromJson: json => {
    if (
      typeof json !== 'object' ||
      json === null ||
      !('latitude' in json || 'longitude' in json || Object.keys(json).length === 0)
    )
      throw invalid('geoPointValue must have a latitude and a longitude.')
    const point = json as { latitude?: unknown; longitude?: unknown }
    return {
      kind: 'geoPoint',
      latitude: degrees(point.latitude, 90),
      longitude: degrees(point.longitude, 180),
    }
  },
}
