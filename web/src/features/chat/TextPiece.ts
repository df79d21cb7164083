/** A run of plain text, or a link with the host it really leads to when the text itself does not show it. */
export type TextPiece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'link'; readonly text: string; readonly href: string; readonly host: string | null }
