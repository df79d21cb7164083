import { z } from 'zod'
import { messageBlockSchema } from './MessageBlock.ts'
import { tunnelConditionsSchema } from './TunnelCondition.ts'

/** Ids of blocks and of buttons; new ones are eight random characters, so that both fit into what a button carries. */
const id = z.string().regex(/^[a-z0-9-]{1,20}$/u)
const wordId = z.string().regex(/^[a-z0-9-]{0,40}$/u)
const words = z.array(z.string().max(100)).max(20)
/** A year. */
const minutes = z.number().int().min(1).max(527_040)

export const tunnelBranchSchema = z.enum(['yes', 'no', 'late'])
/** A way that leaves a block beside the one that goes on below it. */
export type TunnelBranch = z.infer<typeof tunnelBranchSchema>

const common = {
  id,
  /** How managers call it. */
  title: z.string().max(100),
  /** In which branch of which block it stands; left out: on the main way. Blocks of a way stand in the order of the list. */
  under: z.object({ id, branch: tunnelBranchSchema }).optional(),
}

const buttonSchema = z.object({
  id,
  text: z.string().max(64),
  /** Where it leads; without one it is pressed, and a trigger hears of it. */
  url: z.string().max(2048).optional(),
})
/** A button under the message of a block. */
export type TunnelButton = z.infer<typeof buttonSchema>

const firstSchema = z.object({
  ...common,
  kind: z.literal('first'),
  /** What a person writes to start the tunnel. */
  keywords: words,
  /** Whether everybody who subscribes starts it. */
  everySubscription: z.boolean(),
  /** Whether somebody who was through it may start it again. */
  again: z.boolean(),
})

const messageSchema = z.object({
  ...common,
  kind: z.literal('message'),
  contents: z.array(messageBlockSchema).max(10),
  /** Rows of buttons under its last words. */
  rows: z.array(z.object({ buttons: z.array(buttonSchema).max(8) })).max(10),
})

const delaySchema = z.object({
  ...common,
  kind: z.literal('delay'),
  wait: z.discriminatedUnion('type', [
    z.object({ type: z.literal('for'), minutes }),
    /** Until this time of day, `HH:MM` in the company's zone; `days` later at the earliest. */
    z.object({
      type: z.literal('until'),
      time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u),
      days: z.number().int().min(0).max(366),
    }),
  ]),
})

const conditionSchema = z.object({ ...common, kind: z.literal('condition'), ...tunnelConditionsSchema.shape })
const filterSchema = z.object({ ...common, kind: z.literal('filter'), ...tunnelConditionsSchema.shape })

const triggerSchema = z.object({
  ...common,
  kind: z.literal('trigger'),
  waitsFor: z.discriminatedUnion('type', [
    z.object({ type: z.literal('answer') }),
    z.object({ type: z.literal('keyword'), words }),
    /** One of these buttons; none named: any button of this tunnel. */
    z.object({ type: z.literal('press'), buttonIds: z.array(id).max(80) }),
    z.object({ type: z.literal('order') }),
    z.object({ type: z.literal('payment') }),
  ]),
  /** After which the branch `late` is taken; null: it waits for good. */
  timeoutMinutes: minutes.nullable(),
})

const actionSchema = z.object({
  ...common,
  kind: z.literal('action'),
  does: z.discriminatedUnion('type', [
    z.object({ type: z.literal('start'), tunnelId: wordId }),
    /** `tunnelId` null: this one, and then nothing comes after. */
    z.object({ type: z.literal('stop'), tunnelId: wordId.nullable() }),
    z.object({ type: z.literal('tag'), tagId: wordId, add: z.boolean() }),
    z.object({
      type: z.literal('plan'),
      planId: wordId,
      stageId: z.string().max(60).nullable(),
      add: z.boolean(),
    }),
    z.object({
      type: z.literal('mention'),
      managers: z.array(z.object({ id: z.string().max(128), name: z.string().max(100) })).max(20),
      text: z.string().max(1000),
    }),
    z.object({ type: z.literal('unread') }),
    z.object({ type: z.literal('goTo'), blockId: z.string().max(20) }),
    /** Posts to another system; `signedBy`: the webhook whose secret signs it, null: unsigned. */
    z.object({ type: z.literal('request'), url: z.string().max(500), signedBy: wordId.nullable() }),
  ]),
})

/** A block of a tunnel, a union by `kind`. */
export const tunnelBlockSchema = z.discriminatedUnion('kind', [
  firstSchema,
  messageSchema,
  delaySchema,
  conditionSchema,
  triggerSchema,
  filterSchema,
  actionSchema,
])
export type TunnelBlock = z.infer<typeof tunnelBlockSchema>
export type TunnelBlockKind = TunnelBlock['kind']
export type TunnelBlockOf<K extends TunnelBlockKind> = Extract<TunnelBlock, { kind: K }>
export type TunnelDeed = TunnelBlockOf<'action'>['does']
