import { parseArgs } from 'node:util'

/** What was asked on the command line. */
export interface LaunchOptions {
  readonly mode: 'demo' | 'dev'
  readonly fresh: boolean
  readonly official: boolean
  /** Added to every port; a run with another shift keeps data of its own. */
  readonly shift: number
  /** How many people there are beside the demo's own. */
  readonly people: number
}

const mostPeople = 200_000

export const usage = `npm run demo [-- --fresh --people N --shift N --official]
npm run dev  [-- --fresh --people N --shift N --official]

  --fresh     forget what the last run kept, and start with a new company
  --people N  a large company: N more people with a past, up to 200000 (100000 take a minute more)
  --shift N   add N to every port; such a run stands beside the other and keeps data of its own
  --official  Google's own Firestore and Storage rules emulators (they need Java 21 and, once, the network)`

/** Reads the command line; a string is what was wrong with it. */
export function readLaunchOptions(argv: readonly string[]): LaunchOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        fresh: { type: 'boolean', default: false },
        official: { type: 'boolean', default: false },
        shift: { type: 'string', default: '0' },
        people: { type: 'string' },
      },
    })
    const [mode, ...rest] = positionals
    if ((mode !== 'demo' && mode !== 'dev') || rest.length) return usage
    const shift = Number(values.shift)
    if (!Number.isInteger(shift) || shift < 0 || shift > 50_000)
      return `--shift is a number up to 50000\n\n${usage}`
    const people = values.people === undefined ? 0 : wholeNumber(values.people)
    if (people === null || people > mostPeople || (values.people !== undefined && people < 1))
      return `--people is a whole number from 1 to ${mostPeople}, not "${values.people}"\n\n${usage}`
    return { mode, ...values, shift, people }
  } catch (error) {
    return `${error instanceof Error ? error.message : error}\n\n${usage}`
  }
}

// Number() would also take 1e3, 0x10 and nothing at all.
const wholeNumber = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null)
