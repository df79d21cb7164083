import { z } from 'zod'

/**
 * A moment, in milliseconds since the epoch, UTC. Firestore keeps it as a Timestamp; the two converters at the
 * edges (functions/firestore and web/entities) translate. Names of instants end in `At`.
 */
export const instantSchema = z.number().int().nonnegative()
export type Instant = z.infer<typeof instantSchema>
