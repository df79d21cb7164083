import { describe, expect, it } from 'vitest'
import { dayOf } from './dayOf.ts'
import type { Dialog } from './Dialog.ts'
import { readDialogLine, writeDialogLine } from './dialogLine.ts'
import { dialogReport } from './dialogReport.ts'
import type { DialogQuestion } from './dialogReport.ts'
import { factsOfDialog, leaderOf } from './factsOfDialog.ts'
import { spreadOf } from './spreadOf.ts'

const zone = 'Europe/Kyiv'
const DAY = 86_400_000
const from = Date.UTC(2025, 0, 1)

/** The same numbers each time. */
function createDice(seed = 7) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

interface Past {
  readonly id: string
  readonly dialog: Dialog
  readonly answeredAt: number | null
}

/** A year of a company with seven managers: dialogs of all sorts, some open, some without an answer or a rating. */
function aYear(count: number): readonly Past[] {
  const dice = createDice()
  const some = (words: readonly string[]) => words.filter(() => dice(3) === 0)
  return Array.from({ length: count }, (_, n) => {
    const openedAt = from + dice(365) * DAY + dice(DAY)
    const resolvedAt = dice(5) === 0 ? null : openedAt + dice(3 * DAY)
    const who = { id: 'x', name: 'X' }
    const rated = resolvedAt !== null && dice(2) === 0
    const dialog: Dialog = {
      schema: 1,
      chatId: `demo_${n % 500}`,
      state: resolvedAt === null ? 'open' : 'resolved',
      typeId: dice(4) === 0 ? null : (['question', 'complaint', 'technical'][dice(3)] ?? null),
      reasonIds: some(['payment', 'access', 'schedule', 'refund']),
      componentIds: some(['site', 'cabinet', 'lessons']),
      managerIds: [`m${dice(7)}`, ...some(['m0', 'helper'])],
      openedAt,
      openedBy: who,
      resolvedAt,
      updatedAt: openedAt,
      updatedBy: who,
      ...(rated && { personRating: { score: 1 + dice(5), at: resolvedAt, formId: 'f' } }),
      ...(dice(2) === 0 && { managerRating: { score: 1 + dice(5), by: who, at: openedAt } }),
    }
    return { id: `d${n}`, dialog, answeredAt: dice(4) === 0 ? null : openedAt + dice(3_600_000) }
  })
}

/** The sheets as the functions leave them. */
function sheetsOf(year: readonly Past[]) {
  const sheets = new Map<string, { day: string; managerId: string; lines: Record<string, string> }>()
  for (const { id, dialog, answeredAt } of year) {
    const [day, managerId] = [dayOf(dialog.openedAt, zone), leaderOf(dialog)]
    const key = `${day}_${managerId}`
    const sheet = sheets.get(key) ?? { day, managerId, lines: {} }
    sheet.lines[id] = writeDialogLine(factsOfDialog(dialog, answeredAt))
    sheets.set(key, sheet)
  }
  return [...sheets.values()]
}

/** The same counted from the dialogs themselves, one after the other. */
function recount(year: readonly Past[], { managerId, typeId, reasonId, componentId }: DialogQuestion) {
  const times: number[] = []
  const ways: number[] = []
  const scores: number[] = []
  const managerScores: number[] = []
  const perDay: Record<string, number> = {}
  const perReason: Record<string, number> = {}
  let opened = 0
  let resolved = 0
  for (const { dialog, answeredAt } of year) {
    if (managerId !== undefined && dialog.managerIds[0] !== managerId) continue
    if (typeId !== undefined && (dialog.typeId ?? 'none') !== typeId) continue
    if (reasonId !== undefined && !dialog.reasonIds.includes(reasonId)) continue
    if (componentId !== undefined && !dialog.componentIds.includes(componentId)) continue
    opened++
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(
      dialog.openedAt,
    )
    perDay[day] = (perDay[day] ?? 0) + 1
    for (const reason of dialog.reasonIds) perReason[reason] = (perReason[reason] ?? 0) + 1
    if (answeredAt !== null) times.push(Math.round((answeredAt - dialog.openedAt) / 1000))
    if (dialog.resolvedAt !== null) {
      resolved++
      ways.push(Math.round((dialog.resolvedAt - dialog.openedAt) / 1000))
    }
    if (dialog.personRating) scores.push(dialog.personRating.score)
    if (dialog.managerRating) managerScores.push(dialog.managerRating.score)
  }
  const middle = (values: number[]) => {
    values.sort((a, b) => a - b)
    const half = values.length >> 1
    if (values.length === 0) return null
    return values.length % 2 ? values[half] : ((values[half - 1] ?? 0) + (values[half] ?? 0)) / 2
  }
  const average = (values: number[]) =>
    values.length ? values.reduce((a, b) => a + b, 0) / values.length : null
  return {
    opened,
    resolved,
    perDay,
    perReason,
    answers: [times.length, middle(times), average(times)],
    resolutions: [ways.length, middle(ways), average(ways)],
    scores: [scores.length, average(scores)],
    managerScores: [managerScores.length, average(managerScores)],
    perScore: [1, 2, 3, 4, 5].map(score => scores.filter(one => one === score).length),
  }
}

describe('S-92: the report on dialogs', () => {
  const year = aYear(4000)
  const sheets = sheetsOf(year)

  it.each<DialogQuestion>([
    {},
    { managerId: 'm3' },
    { typeId: 'complaint' },
    { typeId: 'none' },
    { reasonId: 'payment' },
    { componentId: 'site' },
    { managerId: 'm1', typeId: 'question', reasonId: 'access', componentId: 'cabinet' },
    { managerId: 'nobody' },
  ])('over a generated year equals a recount: %j', question => {
    const { all, days, reasons, scores } = dialogReport(sheets, question)
    const found = recount(year, question)
    expect([all.opened, all.resolved]).toEqual([found.opened, found.resolved])
    const { firstAnswer, resolution, personScore, managerScore } = all
    expect([firstAnswer.count, firstAnswer.median, firstAnswer.mean]).toEqual(found.answers)
    expect([resolution.count, resolution.median, resolution.mean]).toEqual(found.resolutions)
    expect([personScore.count, personScore.mean]).toEqual(found.scores)
    expect([managerScore.count, managerScore.mean]).toEqual(found.managerScores)
    expect(scores).toEqual(found.perScore)
    expect(Object.fromEntries(days.map(({ key, figures }) => [key, figures.opened]))).toEqual(found.perDay)
    expect(Object.fromEntries(reasons.map(({ key, figures }) => [key, figures.opened]))).toEqual(
      found.perReason,
    )
  })

  it('reads no more sheets than there are days and managers', () => {
    expect(sheets.length).toBeLessThanOrEqual(366 * 7)
    expect(sheets.length).toBeLessThan(year.length)
  })
})

describe('a line of a sheet', () => {
  it('says again what was written', () => {
    for (const { dialog, answeredAt } of aYear(200)) {
      const facts = factsOfDialog(dialog, answeredAt)
      expect(readDialogLine(writeDialogLine(facts))).toEqual(facts)
    }
  })
  it('is not broken by a type that a browser made up', () => {
    const facts = { ...readDialogLine(''), typeId: 'a|b|c|9|9|9|9', reasonIds: ['x|y', 'ok'] }
    expect(readDialogLine(writeDialogLine(facts))).toEqual({ ...readDialogLine(''), reasonIds: ['ok'] })
  })
  it.each(['', 'x', '|||a|-1|1e9|', 'q|||1|2|3|4|5|6'])('that is broken throws nothing: %j', line => {
    expect(readDialogLine(line)).toHaveProperty('firstAnswer')
  })
})

describe('spreadOf', () => {
  it('of nothing is nothing, of one is it, of two is between them', () => {
    expect(spreadOf([])).toEqual({ count: 0, median: null, mean: null })
    expect(spreadOf([5])).toEqual({ count: 1, median: 5, mean: 5 })
    expect(spreadOf([10, 1])).toEqual({ count: 2, median: 5.5, mean: 5.5 })
    expect(spreadOf([3, 1, 2])).toMatchObject({ median: 2 })
  })
})
