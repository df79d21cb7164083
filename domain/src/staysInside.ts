import type { Content } from './Content.ts'

/** What stands on the timeline for managers only, and is never sent to the person, whoever queues it (S-81). */
export const staysInside = ({ kind }: Pick<Content, 'kind'>): boolean =>
  ['press', 'indicator', 'automation', 'note', 'system'].includes(kind)
