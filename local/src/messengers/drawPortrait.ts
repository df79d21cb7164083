import { drawAvatar } from './drawAvatar.ts'

/** Names that end as women's names do in Russian and Ukrainian. */
const shortHaired = /^(никита|илья|ілля|микола|данила|лука|кузьма|фома|саша|nikita|ilya|mykola)$/i

/** Drawings are kept: one costs some 30 ms. */
const drawn = new Map<string, Buffer>()

/** The portrait (PNG) of a person by id, hue and first name; drawn once. */
export function drawPortrait(id: number, colour: number, firstName: string): Buffer {
  const long = /[аяa]$/i.test(firstName) && !shortHaired.test(firstName)
  const key = `${id}/${colour}/${long}`
  const drawing = drawn.get(key) ?? drawAvatar(id, colour, long)
  drawn.set(key, drawing)
  return drawing
}
