import type { FieldValue } from '@chats/domain/Card'

/** What a custom field keeps of a text: null: nothing, `undefined`: it is not what the field asks for. */
export function readField(type: string | undefined, text: string): FieldValue | null | undefined {
  if (text === '') return null
  if (type === 'yesNo') return text === 'true'
  if (type !== 'number') return text
  const bare = text.replace(/[\s']/gu, '').replace(',', '.')
  return /^-?\d{1,15}(\.\d{1,6})?$/u.test(bare) ? Number(bare) : undefined
}
