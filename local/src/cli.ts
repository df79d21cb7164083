import { resolve } from 'node:path'
import { launch } from './launch/launch.ts'
import { readLaunchOptions } from './launch/readLaunchOptions.ts'

const options = readLaunchOptions(process.argv.slice(2))
if (typeof options === 'string') {
  console.error(options)
  process.exit(2)
}
process.exit(await launch(resolve(import.meta.dirname, '../..'), options))
