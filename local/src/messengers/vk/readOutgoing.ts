import { isRecord } from '../readForm.ts'
import type { MethodContext } from './Method.ts'
import { Refusal, wrongParameter } from './Refusal.ts'
import type { Attachment } from './State.ts'

const longest = 9000
const mostAttachments = 10

/** The text, attachments and keyboard of a call, checked as VK checks them. */
export function readOutgoing({ state, params }: MethodContext): {
  text: string
  attachments: Attachment[]
  fields: Record<string, unknown>
} {
  const text = params.text('message') ?? ''
  if (text.length > longest) throw new Refusal(914)
  const sticker = params.number('sticker_id')
  const attachments = [
    ...params.list('attachment').map(named => attachmentOf(state.saved, named)),
    ...(sticker === undefined ? [] : [{ type: 'sticker', sticker: { product_id: 1, sticker_id: sticker } }]),
  ]
  if (attachments.length > mostAttachments) throw wrongParameter('attachment: too many attachments')
  const format = params.json('format_data')
  const keyboard = readKeyboard(params.text('keyboard'))
  const [latitude, longitude] = [Number(params.text('lat')), Number(params.text('long'))]
  const geo = Number.isFinite(latitude) && Number.isFinite(longitude)
  return {
    text,
    attachments,
    fields: {
      ...(keyboard ? { keyboard } : {}),
      ...(format === undefined ? {} : { format_data: format }),
      ...(geo ? { geo: { type: 'point', coordinates: { latitude, longitude } } } : {}),
    },
  }
}

/** An attachment as `attachment` names it: `<type><owner>_<id>`, perhaps with `_<access key>`. */
function attachmentOf(saved: Readonly<Record<string, Attachment>>, named: string): Attachment {
  const name = /^([a-z_]+-?\d+_\d+)(?:_\w+)?$/.exec(named)?.[1]
  const found = name === undefined ? undefined : saved[name]
  if (!found) throw wrongParameter(`attachment ${named} is invalid`)
  return found
}

function readKeyboard(given: string | undefined): Record<string, unknown> | undefined {
  if (given === undefined) return undefined
  try {
    const keyboard: unknown = JSON.parse(given)
    if (isRecord(keyboard) && fits(keyboard)) return keyboard
  } catch {
    throw new Refusal(911)
  }
  throw new Refusal(911)
}

const mostRows = 6
const mostInRow = 5
const mostButtons = 10
const longestLabel = 40
const longestPayload = 255

/** What VK takes of a keyboard inside a message: https://dev.vk.com/api/bots/development/keyboard */
function fits({ buttons }: Record<string, unknown>): boolean {
  if (!Array.isArray(buttons) || buttons.length > mostRows) return false
  const rows = buttons.map(row => (Array.isArray(row) ? row : []))
  if (rows.some(row => row.length === 0 || row.length > mostInRow)) return false
  return rows.flat().length <= mostButtons && rows.flat().every(isButton)
}

function isButton(button: unknown): boolean {
  const action: unknown = isRecord(button) ? button['action'] : undefined
  if (!isRecord(action)) return false
  const { type, label, payload = '', link } = action
  const labelled = typeof label === 'string' && label !== '' && label.length <= longestLabel
  if (type === 'open_link') return labelled && typeof link === 'string' && URL.canParse(link)
  return (type === 'callback' || type === 'text') && labelled && String(payload).length <= longestPayload
}
