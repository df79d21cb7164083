import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/** Why a run ended. */
export const tunnelEndSchema = z.enum(['end', 'filter', 'stop', 'outside', 'manager', 'loop', 'gone'])
export type TunnelEnd = z.infer<typeof tunnelEndSchema>

/** Why a run stands still although its time has come; it goes on when that is over. */
export const tunnelPauseSchema = z.enum(['bot', 'blacklisted', 'blocked', 'tunnel'])
export type TunnelPause = z.infer<typeof tunnelPauseSchema>

/**
 * `tunnelRuns/{tunnelId}_{chatId}`: one chat's way through one tunnel. It names its chat and no person: whose that is, the
 * chat says. Functions alone write it, a step at a time.
 */
export const tunnelRunSchema = z.object({
  schema: z.literal(1),
  tunnelId: z.string(),
  chatId: z.string(),
  title: z.string(),
  version: z.number().int().positive(),
  /** How many times it was started here, this one included. */
  round: z.number().int().positive(),
  /** How many steps were taken in all; ids of what a step writes follow from it. */
  step: z.number().int().nonnegative(),
  state: z.enum(['running', 'finished', 'stopped']),
  /** Where it stands, or stood last. */
  blockId: z.string(),
  blockTitle: z.string(),
  /** What it waits for; null when it has ended. `next`: a step was long, and goes on a minute later. */
  wait: z.enum(['delay', 'trigger', 'held', 'next']).nullable(),
  /** When it goes on by itself; null: not by itself. */
  dueAt: instantSchema.nullable(),
  paused: tunnelPauseSchema.nullable(),
  ended: tunnelEndSchema.nullable(),
  /** Blocks that were reached in this round, each once. */
  passed: z.array(z.string()).max(200),
  /** The entries of the timeline that moved or started it, the latest last, so that none does it twice. */
  heard: z.array(z.string()).max(20),
  /** What was answered or pressed last. */
  answer: z.string().max(200),
  startedAt: instantSchema,
  updatedAt: instantSchema,
})
export type TunnelRun = z.infer<typeof tunnelRunSchema>
