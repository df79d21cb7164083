import { h } from './dom.js'

/**
 * Who asked, with the claims that the rules may look at.
 * @param {import('./live.js').Who} who
 */
export function whoOf(who) {
  if (who.kind === 'owner')
    return h('span.who.owner', { title: 'The admin SDK: no rules are asked' }, 'owner')
  if (who.kind === 'nobody') return h('span.who.nobody', { title: 'No sign-in' }, 'nobody')
  const claims = Object.entries(who.claims).map(([name, value]) =>
    h('span.claim', { title: `${name}: ${JSON.stringify(value)}` }, claimText(name, value)),
  )
  const title = who.email ? `${who.email}, uid ${who.uid}` : who.uid
  return h('span.who', { title }, h('span.uid', {}, who.email ?? who.uid), ...claims)
}

/** @param {string} name @param {unknown} value */
const claimText = (name, value) =>
  value === true ? name : typeof value === 'string' ? value : `${name}: ${JSON.stringify(value)}`
