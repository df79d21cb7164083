import { place } from './place.js'

/**
 * @param {string} path below the project
 * @param {Record<string, string>} [query]
 * @returns {Promise<any>} the answer; throws an Error with the server's words
 */
export const ask = (path, query = {}) => request('GET', `${projectPath()}/${path}`, query)

/** @param {string} path below the project's database @param {Record<string, string>} [query] */
export const askDatabase = (path, query = {}) =>
  ask(`databases/${encodeURIComponent(place().database)}/${path}`, query)

/** @param {string} path below the project */
export const remove = path => request('DELETE', `${projectPath()}/${path}`)

export const projectPath = () => `/emulator/v1/projects/${encodeURIComponent(place().project)}`

/** @returns {Promise<{ project: string, databases: { id: string, documents: number }[] }[]>} */
export const askProjects = async () => (await request('GET', '/emulator/v1/projects')).projects

/** @param {string} method @param {string} path @param {Record<string, string>} [query] */
async function request(method, path, query = {}) {
  const search = new URLSearchParams(query).toString()
  const response = await fetch(`${path}${search === '' ? '' : `?${search}`}`, { method })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error?.message ?? `The server answered ${response.status}.`)
  return answer
}
