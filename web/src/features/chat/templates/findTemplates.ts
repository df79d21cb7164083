import type { Template } from '@chats/domain/Template'

const fold = (text: string) => text.toLocaleLowerCase().replaceAll('ё', 'е')

/** The templates whose title or text has every word that was typed; those with all of them in the title come first. */
export function findTemplates<T extends Pick<Template, 'title' | 'text'>>(
  templates: readonly T[],
  typed: string,
) {
  const words = fold(typed).split(/\s+/u).filter(Boolean)
  const has = (text: string) => words.every(word => fold(text).includes(word))
  const titled = templates.filter(({ title }) => has(title))
  const rest = templates.filter(one => !titled.includes(one) && has(`${one.title} ${one.text}`))
  return [...titled, ...rest]
}
