const mixed = (label: string) =>
  /\p{Script=Latin}/u.test(label) && /[^\p{Script=Latin}\p{N}\p{P}\p{M}]/u.test(label)

/** A name in foreign letters under a Latin domain, or in letters of two scripts, can pass for another name. */
function deceptive(shown: string): boolean {
  const labels = shown.split('.')
  const latinEnd = /^[a-z0-9-]+$/i.test(labels.at(-1) ?? '')
  return labels.some(label => mixed(label) || (latinEnd && /[^\p{ASCII}]/u.test(label)))
}

/** The host a link leads to, when the text of the link hides it (user names, look-alike letters); else null. */
export function hiddenHost(text: string, url: URL): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  const authority = text.replace(/^https?:\/\//i, '').split(/[/?#\\]/, 1)[0] ?? ''
  const shown = authority.replace(/:\d+$/, '').toLowerCase()
  if (shown === url.hostname) return null
  return url.username !== '' || authority.includes('@') || deceptive(shown) ? url.hostname : null
}
