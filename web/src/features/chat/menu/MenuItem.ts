/**
 * One thing that can be done with a message. `why` is a word of `chat.menu` that says why it cannot be, now; `note` one
 * that says what to think of.
 */
export interface MenuItem {
  readonly id: 'reply' | 'edit' | 'remove' | 'copy' | 'link' | 'save' | 'forward'
  readonly why: 'removeLate' | 'removeWaits' | 'removeUnconfirmed' | null
  readonly note?: 'editUnconfirmed'
}
