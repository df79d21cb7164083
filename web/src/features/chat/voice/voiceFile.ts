import type { OutgoingFile } from '../../../entities/uploads/OutgoingFile.ts'
import type { Recording } from './useRecorder.ts'

/** A recording as a file that goes out. */
export const voiceFile = ({ blob, type, name, duration, peaks }: Recording): OutgoingFile => ({
  id: crypto.randomUUID(),
  blob,
  type,
  name,
  content: { kind: 'voice', duration, peaks: [...peaks] },
})
