/** What a person did, as triggers look at it. */
export type TunnelHeard =
  | { readonly type: 'answer'; readonly text: string }
  /** `buttonId`: of this tunnel's buttons, where it is one. */
  | { readonly type: 'press'; readonly text: string; readonly buttonId: string | null }
  | { readonly type: 'order' | 'payment'; readonly text: string }

/** What makes a run take a step. */
export type TunnelImpulse =
  /** It begins. `silent`: the timeline says already that it did. */
  | { readonly type: 'start'; readonly silent: boolean }
  /** Its time has come. */
  | { readonly type: 'due' }
  /** An entry of the timeline. */
  | { readonly type: 'heard'; readonly id: string; readonly heard: TunnelHeard }
  /** What it stood still for is over. */
  | { readonly type: 'resume' }
  /** A manager puts the person in front of a block, or past the one where they stand. */
  | { readonly type: 'move'; readonly blockId: string }
  | { readonly type: 'skip' }
  /** A manager lets go what is held, or holds it on. */
  | { readonly type: 'release' }
  | { readonly type: 'hold'; readonly forMs: number }
  /** It is stopped: by a manager, or by what an entry of the timeline says. */
  | { readonly type: 'stop'; readonly by: 'manager' | 'outside' }
