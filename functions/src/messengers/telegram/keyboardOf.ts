import type { Buttons } from '@chats/domain/Button'

/** Buttons as Telegram takes them, under the message: https://core.telegram.org/bots/api#inlinekeyboardmarkup */
export const keyboardOf = (buttons: Buttons | undefined) =>
  buttons && {
    reply_markup: {
      inline_keyboard: buttons.map(({ row }) =>
        row.map(button =>
          'press' in button
            ? { text: button.text, callback_data: button.press }
            : { text: button.text, url: button.url },
        ),
      ),
    },
  }
