import type { DialogFacts } from './DialogFacts.ts'

const isId = (word: string) => /^[a-z0-9-]{1,40}$/u.test(word)

/** A dialog as one short text of its sheet: a year of them has to fit into what a page loads. */
export const writeDialogLine = ({
  typeId,
  reasonIds,
  componentIds,
  firstAnswer,
  resolution,
  personScore,
  managerScore,
}: DialogFacts): string =>
  [
    typeId !== null && isId(typeId) ? typeId : '',
    reasonIds.filter(isId).join(','),
    componentIds.filter(isId).join(','),
    ...[firstAnswer, resolution, personScore, managerScore].map(value => value ?? ''),
  ].join('|')

/** What a line says; a part that cannot be read is left out. */
export function readDialogLine(line: string): DialogFacts {
  const [typeId = '', reasons = '', components = '', ...numbers] = line.split('|')
  const [firstAnswer, resolution, personScore, managerScore] = numbers.map(numberOf)
  return {
    typeId: isId(typeId) ? typeId : null,
    reasonIds: reasons.split(',').filter(isId),
    componentIds: components.split(',').filter(isId),
    firstAnswer: firstAnswer ?? null,
    resolution: resolution ?? null,
    personScore: personScore ?? null,
    managerScore: managerScore ?? null,
  }
}

const numberOf = (text: string): number | null => (/^\d{1,12}$/u.test(text) ? Number(text) : null)
