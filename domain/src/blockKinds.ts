/** The blocks of the constructor, in the order in which they are offered. */
export const blockKinds = ['text', 'image', 'link', 'video', 'template', 'file'] as const
export type BlockKind = (typeof blockKinds)[number]

/** So many blocks stand in one message; firestore.rules has the same number. */
export const MOST_BLOCKS = 30
