/** Where a message goes, and what it answers. */
export const placeOf = ({ to, replyTo }: { readonly to: string; readonly replyTo?: string }) => ({
  chat_id: Number(to),
  ...(replyTo !== undefined &&
    /^\d+$/.test(replyTo) && {
      // The message that is answered may be gone by now; the answer goes out all the same.
      reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: true },
    }),
})
