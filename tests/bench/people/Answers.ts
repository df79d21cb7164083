/** How long answers took, and in turn with each of them a floor that knows of no people; in ms. */
export interface Answers {
  readonly samples: readonly number[]
  readonly floor: readonly number[]
}
