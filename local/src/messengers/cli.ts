import { parseArgs } from 'node:util'
import { startSimulators } from './startSimulators.ts'

const { values } = parseArgs({
  options: {
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '8090' },
    data: { type: 'string' },
    seed: { type: 'string' },
  },
})

const simulators = await startSimulators({
  host: values.host,
  port: Number(values.port),
  ...(values.data === undefined ? {} : { dataFile: values.data }),
  ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
  log: line => console.log(line),
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void simulators.close().then(() => process.exit(0)))
}
