import type { DialogFacts } from './DialogFacts.ts'
import type { DialogSheet } from './DialogSheet.ts'
import { readDialogLine } from './dialogLine.ts'
import type { Spread } from './spreadOf.ts'
import { spreadOf } from './spreadOf.ts'

/** Which dialogs a report is about; what is left out is not asked. */
export interface DialogQuestion {
  readonly managerId?: string
  readonly typeId?: string
  readonly reasonId?: string
  readonly componentId?: string
}

/** What there is to say of some dialogs. */
export interface DialogFigures {
  readonly opened: number
  readonly resolved: number
  /** In seconds. */
  readonly firstAnswer: Spread
  readonly resolution: Spread
  readonly personScore: Spread
  readonly managerScore: Spread
}

/** Figures under a name: a day, the id of a manager or of a word; `none` is what has no type. */
export interface DialogGroup {
  readonly key: string
  readonly figures: DialogFigures
}

export interface DialogReport {
  readonly all: DialogFigures
  readonly days: readonly DialogGroup[]
  readonly managers: readonly DialogGroup[]
  readonly types: readonly DialogGroup[]
  readonly reasons: readonly DialogGroup[]
  readonly components: readonly DialogGroup[]
  /** How often the person gave each score, from 1. */
  readonly scores: readonly number[]
}

/** The report over sheets: everything in it is counted from their lines, and only from those that are asked about. */
export function dialogReport(
  sheets: readonly Pick<DialogSheet, 'day' | 'managerId' | 'lines'>[],
  question: DialogQuestion = {},
): DialogReport {
  const found = sheets
    .filter(({ managerId }) => question.managerId === undefined || question.managerId === managerId)
    .flatMap(({ day, managerId, lines }) =>
      Object.values(lines).map(line => ({ day, managerId, facts: readDialogLine(line) })),
    )
    .filter(({ facts }) => isAsked(facts, question))
  const by = (keysOf: (one: Found) => readonly string[]) => groups(found, keysOf)
  return {
    all: figuresOf(found),
    days: by(({ day }) => [day]).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    managers: by(({ managerId }) => [managerId]),
    types: by(({ facts }) => [facts.typeId ?? 'none']),
    reasons: by(({ facts }) => facts.reasonIds),
    components: by(({ facts }) => facts.componentIds),
    scores: [1, 2, 3, 4, 5].map(score => found.filter(({ facts }) => facts.personScore === score).length),
  }
}

interface Found {
  readonly day: string
  readonly managerId: string
  readonly facts: DialogFacts
}

const isAsked = (facts: DialogFacts, { typeId, reasonId, componentId }: DialogQuestion): boolean =>
  (typeId === undefined || (facts.typeId ?? 'none') === typeId) &&
  (reasonId === undefined || facts.reasonIds.includes(reasonId)) &&
  (componentId === undefined || facts.componentIds.includes(componentId))

/** The most dialogs first. */
function groups(found: readonly Found[], keysOf: (one: Found) => readonly string[]): readonly DialogGroup[] {
  const byKey = new Map<string, Found[]>()
  for (const one of found)
    for (const key of keysOf(one)) {
      const some = byKey.get(key)
      if (some) some.push(one)
      else byKey.set(key, [one])
    }
  return [...byKey]
    .map(([key, some]) => ({ key, figures: figuresOf(some) }))
    .toSorted((a, b) => b.figures.opened - a.figures.opened)
}

function figuresOf(found: readonly Found[]): DialogFigures {
  const spread = (value: (facts: DialogFacts) => number | null) =>
    spreadOf(found.flatMap(({ facts }) => value(facts) ?? []))
  return {
    opened: found.length,
    resolved: found.filter(({ facts }) => facts.resolution !== null).length,
    firstAnswer: spread(facts => facts.firstAnswer),
    resolution: spread(facts => facts.resolution),
    personScore: spread(facts => facts.personScore),
    managerScore: spread(facts => facts.managerScore),
  }
}
