import { region } from '../config.ts'
import { createJobFiles } from '../firestore/createJobFiles.ts'
import { createJobs } from '../firestore/createJobs.ts'
import { openBucket } from '../firestore/openBucket.ts'
import type { Bucket } from '../firestore/openBucket.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import type { JobFiles, Jobs } from '../usecases/Jobs.ts'

/** Where jobs and their files are, wired. */
export async function jobPorts(): Promise<{
  readonly jobs: Jobs
  readonly files: JobFiles
  readonly bucket: Bucket
}> {
  const bucket = await openBucket()
  return { jobs: createJobs(openDatabase(), region), files: createJobFiles(bucket), bucket }
}
