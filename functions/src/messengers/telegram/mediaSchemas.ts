import { z } from 'zod'

const said = z.string().optional().catch(undefined)
const pixels = z.number().int().positive().optional().catch(undefined)
const file = {
  file_id: z.string().min(1).max(2048),
  file_size: z.number().int().nonnegative().optional().catch(undefined),
}
const named = { ...file, file_name: said, mime_type: said }
const timed = { duration: z.number().nonnegative().optional().catch(undefined) }
const sized = { width: pixels, height: pixels }

const photoSizeSchema = z.object({ ...file, ...sized })

/**
 * What we read of each kind of media. Only what a bubble cannot be without has to be there; the rest is left out when
 * it is odd. https://core.telegram.org/bots/api#available-types
 */
export const mediaSchemas = {
  photo: z.array(photoSizeSchema).min(1),
  video: z.object({ ...named, ...sized, ...timed }),
  video_note: z.object({ ...file, ...timed, length: pixels }),
  sticker: z.object({
    ...file,
    ...sized,
    emoji: said,
    is_animated: z.boolean().optional().catch(undefined),
    is_video: z.boolean().optional().catch(undefined),
    thumbnail: photoSizeSchema.optional().catch(undefined),
  }),
  voice: z.object({ ...file, mime_type: said, ...timed }),
  audio: z.object({ ...named, ...timed, title: said, performer: said }),
  document: z.object(named),
  location: z.object({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  contact: z.object({ first_name: z.string(), last_name: said, phone_number: said }),
  poll: z.object({ question: z.string(), options: z.array(z.object({ text: z.string() })) }),
} as const
export type PhotoSize = z.infer<typeof photoSizeSchema>
