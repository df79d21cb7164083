import { isRecord } from '../readForm.ts'
import type { Params } from './createParams.ts'
import { badRequest } from './Refusal.ts'

const mostInRow = 8
const mostBytes = 64

/** The inline keyboard of a call, checked as Telegram checks it: https://core.telegram.org/bots/api#inlinekeyboardbutton */
export function readMarkup(params: Params): Record<string, unknown> | undefined {
  const markup = params.json('reply_markup')
  if (!isRecord(markup) || !Array.isArray(markup['inline_keyboard'])) return undefined
  for (const row of markup['inline_keyboard']) {
    if (!Array.isArray(row) || row.length > mostInRow) throw badRequest('REPLY_MARKUP_INVALID')
    for (const button of row) checkButton(button)
  }
  return markup
}

function checkButton(button: unknown): void {
  if (!isRecord(button) || !button['text']) throw badRequest('inline keyboard button text must be non-empty')
  const { callback_data: data, url } = button
  if (data === undefined && url === undefined)
    throw badRequest('text buttons are unallowed in the inline keyboard')
  if (data !== undefined && (data === '' || Buffer.byteLength(String(data)) > mostBytes)) {
    throw badRequest('BUTTON_DATA_INVALID')
  }
  if (url !== undefined && !URL.canParse(String(url))) throw badRequest('BUTTON_URL_INVALID')
}
