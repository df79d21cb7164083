import { region, tunnelsFreshMs } from '../config.ts'
import { createTunnelRuns } from '../firestore/createTunnelRuns.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import type { TunnelRuns } from '../usecases/TunnelRuns.ts'
import { withFaultPoints } from './withFaultPoints.ts'

/** The runs of tunnels, wired. */
export const tunnelPorts = (): TunnelRuns =>
  withFaultPoints(createTunnelRuns(openDatabase(), { region, freshMs: tunnelsFreshMs() }))
