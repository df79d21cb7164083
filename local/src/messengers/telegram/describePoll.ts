/** A poll as the Bot API shows it, nobody has voted yet; its id depends on its words alone. */
export function describePoll(question: string, options: readonly string[]): Record<string, unknown> {
  return {
    id: Buffer.from(question).toString('hex').slice(0, 20),
    question,
    options: options.map((text, i) => ({ persistent_id: String(i), text, voter_count: 0 })),
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: true,
    type: 'regular',
    allows_multiple_answers: false,
  }
}
