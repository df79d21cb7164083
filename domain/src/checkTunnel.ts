import { capabilities } from './capabilities.ts'
import type { MessageBlock } from './MessageBlock.ts'
import { hookAddressFault } from './hookAddressFault.ts'
import type { TunnelBlock, TunnelBlockOf } from './TunnelBlock.ts'
import type { TunnelCondition } from './TunnelCondition.ts'
import { findLoops } from './findLoops.ts'
import { blocksNext, blocksOn, branchesOf, findBlock } from './tunnelWays.ts'

/** What the company has, by id: what a tunnel names must be there. */
export interface TunnelWords {
  readonly tags: ReadonlySet<string>
  /** Sales plans, with their stages. */
  readonly plans: ReadonlyMap<string, ReadonlySet<string>>
  readonly fields: ReadonlySet<string>
  /** Tunnels that were ever published. */
  readonly tunnels: ReadonlySet<string>
  /** Managers at work. */
  readonly managers: ReadonlySet<string>
  /** Webhooks, whose secrets may sign; null where whoever looks is not told which there are. */
  readonly hooks: ReadonlySet<string> | null
  /** Whether requests may go to the very machine that posts them: on the local stack alone. */
  readonly allowLoopback: boolean
}

/** What is wrong with a tunnel; each has words in the manager's language. */
export type TunnelFault =
  | 'no_first'
  | 'nothing_after_first'
  | 'same_id'
  | 'loop'
  | 'missing_block'
  | 'missing_button'
  | 'missing_word'
  | 'empty_message'
  | 'empty_button'
  | 'empty_file'
  | 'no_keywords'
  | 'no_conditions'
  | 'no_value'
  | 'nobody_mentioned'
  | 'bad_address'
  | 'private_address'
  | 'too_long'
  | 'unreachable'
  | 'dead_end'
  | 'same_either_way'

/** One fault, and the blocks that have it. With an error a tunnel cannot be published; a warning is for a second look. */
export interface TunnelIssue {
  readonly fault: TunnelFault
  readonly severity: 'error' | 'warning'
  readonly blockIds: readonly string[]
}

const warnings: ReadonlySet<TunnelFault> = new Set(['too_long', 'unreachable', 'dead_end', 'same_either_way'])

/** What is wrong with the blocks of a tunnel; errors first, each kind in the order of the blocks. */
export function checkTunnel(blocks: readonly TunnelBlock[], words: TunnelWords): readonly TunnelIssue[] {
  const issues: TunnelIssue[] = []
  const say = (fault: TunnelFault, ...blockIds: readonly string[]) =>
    issues.push({ fault, severity: warnings.has(fault) ? 'warning' : 'error', blockIds })

  const [first] = blocks
  const firsts = blocks.filter(({ kind }) => kind === 'first')
  if (first?.kind !== 'first' || first.under || firsts.length > 1)
    say('no_first', ...firsts.map(({ id }) => id))
  else if (blocksOn(blocks, null).length < 2) say('nothing_after_first', first.id)
  const ids = blocks.map(({ id }) => id)
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  if (twice.length) say('same_id', ...twice)
  for (const loop of findLoops(blocks)) say('loop', ...loop)

  const buttons = new Set(
    blocks.flatMap(block => (block.kind === 'message' ? pressable(block) : [])).map(({ id }) => id),
  )
  for (const block of blocks) {
    for (const fault of faultsOf(block, blocks, buttons, words)) say(fault, block.id)
  }
  const reached = reachable(blocks, first)
  for (const block of blocks) {
    if (!reached.has(block.id)) say('unreachable', block.id)
    const waits = block.kind === 'delay' || block.kind === 'trigger'
    if (waits && blocksNext(blocks, block).length === 0) say('dead_end', block.id)
    const same =
      block.kind === 'condition' &&
      branchesOf(block).every(branch => blocksOn(blocks, { id: block.id, branch }).length === 0)
    if (same) say('same_either_way', block.id)
  }
  return issues.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

const pressable = ({ rows }: TunnelBlockOf<'message'>) =>
  rows.flatMap(row => row.buttons).filter(({ url }) => url === undefined)

function faultsOf(
  block: TunnelBlock,
  blocks: readonly TunnelBlock[],
  buttons: ReadonlySet<string>,
  words: TunnelWords,
): readonly TunnelFault[] {
  const faults: TunnelFault[] = []
  const { under } = block
  const parent = under && findBlock(blocks, under.id)
  if (under && !(parent && branchesOf(parent).includes(under.branch))) faults.push('missing_block')
  switch (block.kind) {
    case 'first':
    case 'delay':
      break
    case 'message':
      faults.push(...faultsOfMessage(block))
      break
    case 'condition':
    case 'filter':
      if (block.conditions.length === 0) faults.push('no_conditions')
      faults.push(...block.conditions.flatMap(condition => faultsOfCondition(condition, words)))
      break
    case 'trigger': {
      const { waitsFor } = block
      if (waitsFor.type === 'keyword' && waitsFor.words.every(isBlank)) faults.push('no_keywords')
      if (waitsFor.type === 'press') {
        const named = waitsFor.buttonIds.length
          ? waitsFor.buttonIds.every(id => buttons.has(id))
          : buttons.size > 0
        if (!named) faults.push('missing_button')
      }
      break
    }
    case 'action':
      faults.push(...faultsOfDeed(block.does, blocks, words))
  }
  return [...new Set(faults)]
}

const isBlank = (text: string) => text.trim() === ''

function faultsOfMessage({ contents, rows }: TunnelBlockOf<'message'>): readonly TunnelFault[] {
  const faults: TunnelFault[] = []
  const says = contents.some(content => 'file' in content || !isBlank(wordsOf(content)))
  if (!says) faults.push('empty_message')
  if (contents.some(content => 'file' in content && content.file === null)) faults.push('empty_file')
  const all = rows.flatMap(row => row.buttons)
  if (all.some(({ text, url }) => isBlank(text) || (url !== undefined && !/^https?:\/\/\S+$/u.test(url))))
    faults.push('empty_button')
  // Buttons stand under words.
  if (all.length && !contents.some(content => !('file' in content) && !isBlank(wordsOf(content))))
    faults.push('empty_message')
  const shortest = Math.min(...Object.values(capabilities).map(({ maxTextLength }) => maxTextLength))
  const caption = Math.min(...Object.values(capabilities).map(({ maxCaptionLength }) => maxCaptionLength))
  if (contents.some(content => wordsOf(content).length > ('file' in content ? caption : shortest)))
    faults.push('too_long')
  return faults
}

const wordsOf = (content: MessageBlock) => (content.kind === 'link' ? content.url : content.text)

function faultsOfCondition(condition: TunnelCondition, words: TunnelWords): readonly TunnelFault[] {
  if (condition.type === 'answer') return condition.words.every(isBlank) ? ['no_keywords'] : []
  if (condition.type === 'field') {
    const needsValue = !['filled', 'empty'].includes(condition.is)
    const missing = words.fields.has(condition.fieldId) ? [] : (['missing_word'] as const)
    return needsValue && (condition.value === undefined || condition.value === '')
      ? [...missing, 'no_value']
      : missing
  }
  if (condition.type !== 'facet') return []
  const [prefix, id = ''] = condition.facet.split(':')
  const known = { tag: words.tags.has(id), plan: words.plans.has(id), tunnel: words.tunnels.has(id) }
  return prefix !== undefined && prefix in known && !known[prefix as keyof typeof known]
    ? ['missing_word']
    : []
}

function faultsOfDeed(
  does: TunnelBlockOf<'action'>['does'],
  blocks: readonly TunnelBlock[],
  words: TunnelWords,
): readonly TunnelFault[] {
  const unless = (there: boolean, fault: TunnelFault) => (there ? [] : [fault])
  switch (does.type) {
    case 'goTo':
      return unless(findBlock(blocks, does.blockId) !== undefined, 'missing_block')
    case 'start':
      return unless(words.tunnels.has(does.tunnelId), 'missing_word')
    case 'stop':
      return unless(does.tunnelId === null || words.tunnels.has(does.tunnelId), 'missing_word')
    case 'tag':
      return unless(words.tags.has(does.tagId), 'missing_word')
    case 'plan': {
      const stages = words.plans.get(does.planId)
      const there = stages !== undefined && (does.stageId === null || stages.has(does.stageId))
      return unless(there, 'missing_word')
    }
    case 'mention':
      return does.managers.length === 0
        ? ['nobody_mentioned']
        : unless(
            does.managers.every(({ id }) => words.managers.has(id)),
            'missing_word',
          )
    case 'request': {
      const fault = hookAddressFault(does.url, words.allowLoopback)
      const signs = does.signedBy === null || !words.hooks || words.hooks.has(does.signedBy)
      return [...(fault ? [fault] : []), ...unless(signs, 'missing_word')]
    }
    case 'unread':
      return []
  }
}

function reachable(blocks: readonly TunnelBlock[], first: TunnelBlock | undefined): ReadonlySet<string> {
  const reached = new Set<string>()
  const rest = first ? [first] : []
  for (let block = rest.pop(); block; block = rest.pop()) {
    if (reached.has(block.id)) continue
    reached.add(block.id)
    rest.push(...blocksNext(blocks, block))
  }
  return reached
}
