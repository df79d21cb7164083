const byEnding: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/x-wav',
  pdf: 'application/pdf',
  txt: 'text/plain',
  zip: 'application/zip',
}

/** The type of a file: the declared one unless it says nothing, else by the ending of its name. */
export function mimeOf(name: string, declared: string): string {
  if (declared !== '' && declared !== 'application/octet-stream') return declared
  return byEnding[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'
}
