/** What an admin does from an empty company to the first answer, in this order. */
export const firstStepKeys = ['company', 'channel', 'team', 'message', 'answer'] as const
export type FirstStepKey = (typeof firstStepKeys)[number]

/** What is known of the company. */
export interface FirstRun {
  readonly isNamed: boolean
  readonly channels: number
  readonly managers: number
  readonly people: number
  readonly isAnswered: boolean
  /** The admin works alone, or invites later. */
  readonly isAlone: boolean
}

export interface FirstStep {
  readonly key: FirstStepKey
  readonly state: 'done' | 'now' | 'later'
}

/** The steps and how far they are: the first that is not done is for now. */
export function firstSteps(run: FirstRun): readonly FirstStep[] {
  const done: Readonly<Record<FirstStepKey, boolean>> = {
    company: run.isNamed,
    channel: run.channels > 0,
    team: run.managers > 1 || run.isAlone,
    message: run.people > 0,
    answer: run.isAnswered,
  }
  const now = firstStepKeys.find(key => !done[key])
  return firstStepKeys.map(key => ({ key, state: done[key] ? 'done' : key === now ? 'now' : 'later' }))
}
