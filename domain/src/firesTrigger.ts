import { hasKeyword } from './hasKeyword.ts'
import type { TunnelBlockOf } from './TunnelBlock.ts'
import type { TunnelHeard } from './TunnelHeard.ts'

/** Whether it is an answer: words, or a button that was pressed. */
export const isSaid = (heard: TunnelHeard) => heard.type === 'answer' || heard.type === 'press'

/** Whether what a person did is what a trigger waits for. A pressed button is an answer, too. */
export function firesTrigger({ waitsFor }: TunnelBlockOf<'trigger'>, heard: TunnelHeard): boolean {
  switch (waitsFor.type) {
    case 'answer':
      return isSaid(heard)
    case 'keyword':
      return isSaid(heard) && hasKeyword(heard.text, waitsFor.words)
    case 'press':
      return (
        heard.type === 'press' &&
        heard.buttonId !== null &&
        (waitsFor.buttonIds.length === 0 || waitsFor.buttonIds.includes(heard.buttonId))
      )
    case 'order':
    case 'payment':
      return heard.type === waitsFor.type
  }
}
