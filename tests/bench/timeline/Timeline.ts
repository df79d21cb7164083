/** What the timeline of a long chat costs; times are told as multiples, lengths in CSS pixels. */
export interface Timeline {
  readonly longMessages: number
  readonly shortMessages: number
  /** Milliseconds from the click to the drawn end of the chat, by sample. */
  readonly openLong: readonly number[]
  readonly openShort: readonly number[]
  /** The most elements in the log, opened and while scrolled. */
  readonly mostNodes: number
  /** How far the message that is looked at moved while older ones came, at most, over so many loads. */
  readonly anchorMoved: number
  readonly anchorLoads: number
  /** The same while pictures came whose size nobody had told. */
  readonly picturesMoved: number
  /** Milliseconds between frames while scrolled as one reads, and of an empty page that is scrolled the same way. */
  readonly frames: readonly number[]
  readonly emptyFrames: readonly number[]
  /** The same while it is thrown. */
  readonly fastFrames: readonly number[]
  readonly fastEmptyFrames: readonly number[]
  /** Frames of both that showed nothing in the middle of the log. */
  readonly blankFrames: number
  /** Milliseconds from a key to its frame while twenty messages a second arrive. */
  readonly keys: readonly number[]
  /** Milliseconds from the click that sends to the frame with the bubble. */
  readonly sends: readonly number[]
}

/** What it may. */
export const timelineLimit = {
  openRatio: 1.5,
  nodes: 400,
  anchor: 2,
  frameRatio: 1.2,
  blank: 0,
  keyMs: 50,
  sendMs: 100,
}
