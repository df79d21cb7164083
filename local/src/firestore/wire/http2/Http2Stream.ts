/** A request, and the way to answer it. After the end of either kind nothing that is said has an effect. */
export interface Http2Stream {
  /** By lower-case name, pseudo headers with their colon. */
  readonly headers: ReadonlyMap<string, string>
  /** Sends the header block that an answer begins with. */
  respond(block: Buffer): void
  /** Sends data; false when it has to wait, and better not more is made before `drained`. */
  write(bytes: Buffer): boolean
  /** Ends the answer with a header block, after all that waits; what the client still sends is not listened to. */
  end(block: Buffer): void
}

/** What is told of a request after its headers. */
export interface StreamListener {
  /** The bytes are a part of what was read: they must be used, or copied, at once. */
  data(bytes: Buffer): void
  /** The client has said all it wanted. */
  ended(): void
  /** What had to wait has been sent. */
  drained(): void
  /** The stream is over, one way or the other; nothing is told after this. */
  closed(): void
}
