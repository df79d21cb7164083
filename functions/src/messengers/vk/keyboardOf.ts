import type { Buttons } from '@chats/domain/Button'

/**
 * Buttons as VK takes them, inside the message: https://dev.vk.com/api/bots/development/keyboard. A press of a `callback`
 * button comes as `message_event` and writes nothing into the conversation.
 */
export const keyboardOf = (buttons: Buttons | undefined): { readonly keyboard?: string } =>
  buttons
    ? {
        keyboard: JSON.stringify({
          inline: true,
          buttons: buttons.map(({ row }) =>
            row.map(button => ({
              action:
                'press' in button
                  ? { type: 'callback', label: button.text, payload: JSON.stringify({ press: button.press }) }
                  : { type: 'open_link', label: button.text, link: button.url },
            })),
          ),
        }),
      }
    : {}
