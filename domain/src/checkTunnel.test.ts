import { describe, expect, it } from 'vitest'
import { checkTunnel } from './checkTunnel.ts'
import type { TunnelWords } from './checkTunnel.ts'
import type { TunnelBlock } from './TunnelBlock.ts'

const words: TunnelWords = {
  tags: new Set(['hot']),
  plans: new Map([['course', new Set(['new'])]]),
  fields: new Set(['city']),
  tunnels: new Set(['trial']),
  managers: new Set(['anna']),
  hooks: new Set(['crm']),
  allowLoopback: false,
}
const first: TunnelBlock = {
  id: 'first',
  kind: 'first',
  title: '',
  keywords: [],
  everySubscription: true,
  again: false,
}
const text = (id: string, says = 'Здравствуйте'): TunnelBlock => ({
  id,
  kind: 'message',
  title: '',
  contents: [{ id, kind: 'text', text: says }],
  rows: [],
})
const delay = (id: string): TunnelBlock => ({
  id,
  kind: 'delay',
  title: '',
  wait: { type: 'for', minutes: 1 },
})
const action = (id: string, does: Extract<TunnelBlock, { kind: 'action' }>['does']): TunnelBlock => ({
  id,
  kind: 'action',
  title: '',
  does,
})
const faults = (...blocks: readonly TunnelBlock[]) =>
  checkTunnel(blocks, words).map(({ fault, blockIds }) => [fault, ...blockIds].join(' '))

describe('a tunnel is looked through before it is published', () => {
  it('and a good one has nothing wrong', () => {
    expect(faults(first, text('a'), delay('d'), text('b'))).toEqual([])
  })

  it('it needs a beginning, once and first, and something after it', () => {
    expect(faults(text('a'))).toContain('no_first')
    expect(faults(first, text('a'), { ...first, id: 'other' })).toContain('no_first first other')
    expect(faults(first)).toEqual(['nothing_after_first first'])
    expect(faults(first, text('a'), text('a'))).toContain('same_id a')
  })

  it('it must not go round without a wait', () => {
    const back = action('g', { type: 'goTo', blockId: 'a' })
    expect(faults(first, text('a'), back)).toEqual(['loop a g'])
    expect(faults(first, text('a'), delay('d'), back)).toEqual([])
  })

  it('a loop through one branch of a condition is one, too', () => {
    const condition: TunnelBlock = {
      id: 'c',
      kind: 'condition',
      title: '',
      all: true,
      conditions: [{ type: 'facet', facet: 'phone', has: true }],
    }
    const back: TunnelBlock = {
      ...action('g', { type: 'goTo', blockId: 'a' }),
      under: { id: 'c', branch: 'no' },
    }
    expect(faults(first, text('a'), condition, back, text('b'))).toEqual(['loop a c g'])
  })

  it('what it names must be there', () => {
    expect(faults(first, action('g', { type: 'goTo', blockId: 'gone' }))).toContain('missing_block g')
    expect(faults(first, { ...text('a'), under: { id: 'gone', branch: 'yes' } }, text('b'))).toContain(
      'missing_block a',
    )
    const deeds: Parameters<typeof action>[1][] = [
      { type: 'tag', tagId: 'gone', add: true },
      { type: 'plan', planId: 'course', stageId: 'gone', add: true },
      { type: 'start', tunnelId: 'gone' },
      { type: 'mention', managers: [{ id: 'gone', name: 'Кто-то' }], text: '' },
    ]
    for (const does of deeds) expect(faults(first, action('x', does))).toEqual(['missing_word x'])
    const press: TunnelBlock = {
      id: 'p',
      kind: 'trigger',
      title: '',
      waitsFor: { type: 'press', buttonIds: ['gone'] },
      timeoutMinutes: null,
    }
    expect(faults(first, press, text('a'))).toEqual(['missing_button p'])
  })

  it('a request goes to another system by https, to none of an inner network, signed by a secret that is there', () => {
    const request = (url: string, signedBy: string | null = null) =>
      faults(first, action('r', { type: 'request', url, signedBy }))
    expect(request('https://crm.example/in')).toEqual([])
    expect(request('https://crm.example/in', 'crm')).toEqual([])
    expect(request('')).toEqual(['bad_address r'])
    expect(request('http://crm.example/in')).toEqual(['bad_address r'])
    expect(request('https://169.254.169.254/')).toEqual(['private_address r'])
    expect(request('http://127.0.0.1:8080/')).toEqual(['bad_address r'])
    expect(request('https://crm.example/in', 'gone')).toEqual(['missing_word r'])
    // Who is no admin is not told which webhooks there are, and no fault is made up for them.
    const block = action('r', { type: 'request', url: 'https://crm.example/', signedBy: 'crm' })
    expect(checkTunnel([first, block], { ...words, hooks: null })).toEqual([])
  })

  it('messages say something, and buttons, too', () => {
    expect(faults(first, text('a', '  '))).toEqual(['empty_message a'])
    const button = (url?: string): TunnelBlock => ({
      ...(text('a') as Extract<TunnelBlock, { kind: 'message' }>),
      rows: [{ buttons: [{ id: 'b', text: 'Да', ...(url !== undefined && { url }) }] }],
    })
    expect(faults(first, button('javascript:alert(1)'))).toEqual(['empty_button a'])
    expect(faults(first, button('https://example.com/'))).toEqual([])
  })

  it('what is never reached, leads nowhere or is the same either way is pointed out, and hinders nobody', () => {
    const stop = action('s', { type: 'stop', tunnelId: null })
    const issues = checkTunnel([first, stop, text('a')], words)
    expect(issues).toEqual([{ fault: 'unreachable', severity: 'warning', blockIds: ['a'] }])
    expect(faults(first, text('a'), delay('d'))).toEqual(['dead_end d'])
    const condition: TunnelBlock = {
      id: 'c',
      kind: 'condition',
      title: '',
      all: true,
      conditions: [{ type: 'bot', off: true }],
    }
    expect(faults(first, condition, text('a'))).toEqual(['same_either_way c'])
  })
})
