import type { Content } from '@chats/domain/Content'
import { z } from 'zod'

const geoSchema = z.looseObject({
  coordinates: z.looseObject({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  place: z
    .looseObject({
      title: z.string().optional(),
      city: z.string().optional(),
      country: z.string().optional(),
    })
    .optional()
    .catch(undefined),
})

/** A place that stands beside a message; shown by its name if it is none that we can read. */
export function readGeo(value: unknown): Content | null {
  if (value === undefined || value === null) return null
  const geo = geoSchema.safeParse(value)
  if (!geo.success) return { kind: 'unsupported', what: 'geo' }
  const { coordinates, place } = geo.data
  const address = [place?.city, place?.country].filter(Boolean).join(', ').slice(0, 500).toWellFormed()
  return {
    kind: 'location',
    latitude: coordinates.latitude,
    longitude: coordinates.longitude,
    ...(place?.title && { text: place.title.slice(0, 300).toWellFormed() }),
    ...(address && { address }),
  }
}
