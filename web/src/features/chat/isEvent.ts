import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'

/** Something that happened, in distinction from something said: an action of the person, or a row of the system. */
export const isEvent = ({ kind }: Pick<LiveMessage, 'kind'>): boolean =>
  kind === 'indicator' || kind === 'automation' || kind === 'press'
