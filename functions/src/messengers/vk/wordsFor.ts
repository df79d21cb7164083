import { capabilities } from '@chats/domain/capabilities'
import type { Content } from '@chats/domain/Content'
import type { FormattedWords } from '@chats/domain/spellOut'
import { spellOut } from '@chats/domain/spellOut'
import { staysInside } from '@chats/domain/staysInside'

/** The words of a content as VK shows them, and its own of formatting. */
export function wordsFor(content: Content): FormattedWords {
  if (staysInside(content) || !('text' in content)) return { text: '' }
  const { text = '' } = content
  const formatting = 'formatting' in content ? content.formatting : undefined
  const within = formatting?.filter(({ offset, length }) => offset + length <= text.length)
  return spellOut({ text, formatting: within }, capabilities.vk.formats)
}

/** The parameter of a send or an edit: https://dev.vk.com/method/messages.send, `format_data`. */
export const formatParam = ({ formatting = [] }: FormattedWords): { readonly format_data?: string } =>
  formatting.length === 0
    ? {}
    : {
        format_data: JSON.stringify({
          version: 1,
          items: formatting.map(({ type, offset, length }) => ({ type, offset, length })),
        }),
      }
