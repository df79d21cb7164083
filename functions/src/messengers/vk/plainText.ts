import type { Content } from '@chats/domain/Content'
import { staysInside } from '@chats/domain/staysInside'

/** The words of a content as VK can show them: plain, and an address that only its formatting holds behind its words. */
export function plainText(content: Content): string {
  if (staysInside(content)) return ''
  const text = 'text' in content ? (content.text ?? '') : ''
  const formatting = 'formatting' in content ? (content.formatting ?? []) : []
  const links = formatting
    .filter(
      ({ type, offset, length, url }) =>
        type === 'link' && url && text.slice(offset, offset + length) !== url,
    )
    .sort((a, b) => b.offset + b.length - (a.offset + a.length))
  return links.reduce((shown, { offset, length, url }) => {
    const end = offset + length
    return `${shown.slice(0, end)} (${url})${shown.slice(end)}`
  }, text)
}
