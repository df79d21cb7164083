/**
 * Where the page is; all of it stands in the hash: `#/project/database/view/rest…?name=value`.
 * @typedef {{ project: string, database: string, view: string, rest: string[], query: Record<string, string> }} Place
 */

/** @returns {Place} */
export function place() {
  const [path = '', search = ''] = location.hash.slice(1).split('?')
  const [project = '', database = '', view = '', ...rest] = path
    .split('/')
    .slice(1)
    .map(part => safeDecode(part))
  return {
    project,
    database: database || '(default)',
    view: view || 'requests',
    rest: rest.filter(part => part !== ''),
    query: Object.fromEntries(new URLSearchParams(search)),
  }
}

/** @param {string} part */
function safeDecode(part) {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** @param {Partial<Place>} to what differs from here; another view starts with nothing of this one's */
export function linkTo(to) {
  const here = place()
  const view = to.view ?? here.view
  const kept = view === here.view
  const { project, database } = { ...here, ...to }
  const rest = to.rest ?? (kept ? here.rest : [])
  const query = to.query ?? (kept ? here.query : {})
  const path = [project, database, view, ...rest]
    .map(part => encodeURIComponent(part).replace(/%28/g, '(').replace(/%29/g, ')'))
    .join('/')
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString()
  return `#/${path}${search === '' ? '' : `?${search}`}`
}

/** @param {Partial<Place>} to @param {boolean} [replace] whether Back skips where we are now */
export function go(to, replace = false) {
  const link = linkTo(to)
  if (link === location.hash) return
  if (!replace) {
    location.hash = link
    return
  }
  history.replaceState(null, '', link)
  dispatchEvent(new HashChangeEvent('hashchange'))
}
