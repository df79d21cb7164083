/** A file of a multipart body. */
export interface FormFile {
  field: string
  name: string
  type: string
  bytes: Buffer
}

export interface Form {
  fields: Record<string, unknown>
  files: FormFile[]
}

/** A value of the disposition header, in quotes or bare, as clients write both. */
function dispositionPart(header: string, name: string): string | undefined {
  const found = new RegExp(`[; ]${name}=(?:"([^"]*)"|([^;\\r\\n]+))`, 'i').exec(header)
  return found?.[1] ?? found?.[2]
}

/** Reads a multipart/form-data body; parts without a name are skipped. */
export function parseMultipart(body: Buffer, boundary: string): Form {
  const form: Form = { fields: {}, files: [] }
  const mark = Buffer.from(`--${boundary}`)
  let start = body.indexOf(mark)
  while (start >= 0) {
    const end = body.indexOf(mark, start + mark.length)
    if (end < 0) break
    readPart(body.subarray(start + mark.length, end), form)
    start = end
  }
  return form
}

function readPart(part: Buffer, form: Form) {
  const gap = part.indexOf('\r\n\r\n')
  if (gap < 0) return
  const header = part.subarray(0, gap).toString('utf8')
  const bytes = part.subarray(gap + 4, part.length - 2)
  const field = dispositionPart(header, 'name')
  if (field === undefined) return
  const name = dispositionPart(header, 'filename')
  if (name === undefined) {
    form.fields[field] = bytes.toString('utf8')
    return
  }
  const type = /content-type:\s*([^\r\n]+)/i.exec(header)?.[1] ?? 'application/octet-stream'
  form.files.push({ field, name, type, bytes: Buffer.from(bytes) })
}
