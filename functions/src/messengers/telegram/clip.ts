/** At most so many UTF-16 units of a text, without half a surrogate pair; lone surrogates are replaced. */
export function clip(text: string, most: number): string {
  const cut = text.slice(0, most)
  const halved =
    cut.length < text.length && /[\uD800-\uDBFF]$/.test(cut) && /^[\uDC00-\uDFFF]/.test(text.slice(most))
  return (halved ? cut.slice(0, -1) : cut).toWellFormed()
}
