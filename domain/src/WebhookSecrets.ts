/** What a channel's messenger must present at our webhook, and what it is answered there. */
export interface WebhookSecrets {
  /** The secrets that are accepted; two while one takes the other's place. */
  readonly accepted: readonly string[]
  /** VK: the only community whose events are taken. */
  readonly groupId?: string
  /** VK: the word that says that the address is ours. */
  readonly confirmation?: string
}
