import { z } from 'zod'

// The parts of https://dev.vk.com/reference/objects that we read, each as lenient as it can be.
const id = z.number().int()
const words = z.string().transform(text => text.toWellFormed())
const clipped = (most: number) => z.string().transform(text => text.slice(0, most).toWellFormed())
const side = z.number().int().positive().optional().catch(undefined)
const seconds = z.number().nonnegative().optional().catch(undefined)

export const pictureSchema = z.looseObject({ url: z.string(), width: side, height: side })
export const photoSchema = z.looseObject({
  sizes: z.array(pictureSchema).catch([]),
  orig_photo: pictureSchema.optional().catch(undefined),
})
export const stickerSchema = z.looseObject({ images: z.array(pictureSchema) })
export const videoSchema = z.looseObject({ id, owner_id: id, title: words.default(''), duration: seconds })
export const audioSchema = z.looseObject({
  title: clipped(300),
  artist: clipped(300),
  duration: seconds,
  url: z.string().optional(),
})
export const voiceSchema = z.looseObject({
  link_mp3: z.string().optional(),
  link_ogg: z.string().optional(),
  duration: seconds,
  waveform: z.array(z.number()).catch([]),
})
export const documentSchema = z.looseObject({
  title: words.default('file'),
  ext: words.default(''),
  size: z.number().int().nonnegative().optional(),
  url: z.string().optional(),
  type: id.optional(),
})
export const linkSchema = z.looseObject({ url: words, title: words.optional().catch(undefined) })
export const pollSchema = z.looseObject({
  question: clipped(1000),
  answers: z.array(z.looseObject({ text: clipped(300) })).transform(answers => answers.slice(0, 20)),
})
export const wallSchema = z.looseObject({
  id,
  owner_id: id.optional(),
  to_id: id.optional(),
  from_id: id.optional(),
  text: words.optional().catch(undefined),
})
export const marketSchema = z.looseObject({
  id,
  owner_id: id,
  title: words.optional().catch(undefined),
  price: z.looseObject({ text: words.optional() }).optional().catch(undefined),
})
export const storySchema = z.looseObject({ id, owner_id: id })
/** Of what has no reader here: what it may say in words. */
export const anythingSchema = z.looseObject({
  title: words.optional().catch(undefined),
  text: words.optional().catch(undefined),
  url: words.optional().catch(undefined),
})
