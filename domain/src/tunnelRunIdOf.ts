/** One run for a chat and a tunnel. */
export const tunnelRunIdOf = (tunnelId: string, chatId: string) => `${tunnelId}_${chatId}`
