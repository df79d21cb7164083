const wanted = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4'] as const

const endings: Readonly<Record<(typeof wanted)[number], string>> = {
  'audio/ogg;codecs=opus': 'ogg',
  'audio/webm;codecs=opus': 'webm',
  'audio/mp4': 'm4a',
}

/** The first type that this browser records, with the ending of its file's name; null when it records none. */
export function recordingType(isSupported: (type: string) => boolean) {
  const type = wanted.find(isSupported)
  return type ? { type, name: `voice.${endings[type]}` } : null
}

/** What this browser records. */
export const browserRecords = () =>
  typeof MediaRecorder === 'undefined' ? null : recordingType(type => MediaRecorder.isTypeSupported(type))
