import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          maxWorkers: 2,
          include: [
            '{domain,functions,local,web}/src/**/*.test.ts',
            'tests/architecture.test.ts',
            'tests/support/*.test.ts',
          ],
          environment: 'node',
          // Generous for property tests on a busy machine; nothing waits for it when all is well.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          // Several rooms together, each file with the servers it needs on ports of its own.
          name: 'rooms',
          // They wait for their servers most of the time: one worker, the default on two cores, takes twice as long.
          maxWorkers: 3,
          include: ['tests/{rules,bridge,contract,reliability}/**/*.test.ts'],
          environment: 'node',
          setupFiles: 'tests/bridge/failFast.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          // The whole local stack, started once for all of them; one file after the other.
          name: 'stack',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'tests/support/stackSetup.ts',
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
