const linkMs = 3600_000

/** A `file_path` as getFile gives it: it carries the instant of its making, since a link is good for an hour. */
export function filePath(id: string, name: string, now: number): string {
  const ending = /\.\w{1,8}$/.exec(name)?.[0] ?? ''
  return `files/${now.toString(36)}/${id}${ending}`
}

/** The file id in such a path; undefined when it is none, or an hour old (milliseconds of the virtual clock). */
export function fileIdOf(path: string, now: number): string | undefined {
  const [, made, id] = /^files\/(\w+)\/([\w-]+)(?:\.\w+)?$/.exec(path) ?? []
  return made !== undefined && now - Number.parseInt(made, 36) < linkMs ? id : undefined
}
