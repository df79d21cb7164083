import type { PhoneMedia } from '../PhoneChat.ts'
import { isRecord } from '../readForm.ts'
import { mediaKinds } from './mediaFields.ts'
import type { TelegramMessage } from './State.ts'

const everydayNames: Readonly<Record<string, string>> = { video_note: 'round' }

/** What a bubble on the phone shows besides text: a file, a place, a contact, a poll, a die. */
export function phoneMedia(message: TelegramMessage): PhoneMedia | undefined {
  // An animation has a document beside it, and comes first in the list.
  const kind = mediaKinds.find(name => message[name] !== undefined)
  if (kind === undefined) return withoutFile(message)
  const content = [message[kind]].flat().at(-1)
  const { file_name, title, performer, emoji, file_id, file_size, duration } = isRecord(content)
    ? content
    : {}
  const named = [performer, title].filter(Boolean).join(' – ')
  return {
    kind: everydayNames[kind] ?? kind,
    name: String(named || (file_name ?? emoji ?? '')),
    url: `/_sim/phone/file/telegram/${String(file_id)}`,
    ...(typeof duration === 'number' ? { duration } : {}),
    ...(typeof file_size === 'number' ? { size: file_size } : {}),
  }
}

function withoutFile({ venue, location, contact, poll, dice }: TelegramMessage): PhoneMedia | undefined {
  if (isRecord(venue)) return { kind: 'location', name: [venue['title'], venue['address']].join(', ') }
  if (isRecord(location)) {
    return { kind: 'location', name: `${String(location['latitude'])}, ${String(location['longitude'])}` }
  }
  if (isRecord(contact)) {
    const { first_name, last_name, phone_number } = contact
    return { kind: 'contact', name: [first_name, last_name, phone_number].filter(Boolean).join(' ') }
  }
  if (isRecord(poll)) {
    const options = Array.isArray(poll['options']) ? poll['options'].filter(isRecord) : []
    return {
      kind: 'poll',
      name: [poll['question'], ...options.map(({ text }) => `○ ${String(text)}`)].join('\n'),
    }
  }
  return isRecord(dice) ? { kind: 'dice', name: String(dice['emoji']) } : undefined
}
