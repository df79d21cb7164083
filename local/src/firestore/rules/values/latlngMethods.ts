import type { Methods } from '../builtins/Builtin.ts'
import { table } from '../builtins/Builtin.ts'
import { float } from './make.ts'
import type { RuleValue } from './RuleValue.ts'

type LatLng = Extract<RuleValue, { kind: 'latlng' }>

const earthRadius = 6_371_010
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Metres along the great circle, by the haversine formula. */
const distance = (a: LatLng, b: LatLng): number => {
  const dLatitude = radians(b.latitude - a.latitude)
  const dLongitude = radians(b.longitude - a.longitude)
  const h =
    Math.sin(dLatitude / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLongitude / 2) ** 2
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)))
}

export const latlngMethods: Methods<LatLng> = table({
  latitude: { arity: [0, 0], call: ({ latitude }: LatLng) => float(latitude) },
  longitude: { arity: [0, 0], call: ({ longitude }: LatLng) => float(longitude) },
  distance: {
    arity: [1, 1],
    call: (self: LatLng, [other]) => (other?.kind === 'latlng' ? float(distance(self, other)) : undefined),
  },
})
