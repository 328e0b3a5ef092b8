import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.ts'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'server',
          include: ['{contract,server,test,bench}/**/*.test.ts'],
          globalSetup: 'test/postgres.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // What must be there by a certain time says so in its test; all else may take what a busy machine takes.
          expect: { poll: { timeout: 10_000 } },
        },
      },
      { test: { name: 'web', include: ['web/**/*.test.{ts,tsx}'] } },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/*.e2e.ts'],
          globalSetup: 'test/postgres.ts',
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // A browser may stumble where nothing is wrong. What fails twice fails; a first failure is printed with its page.
          retry: 1,
          // A page on a busy machine takes its time; what is there at once is not waited for.
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
    // One more than the cores the suite is meant for: journeys spend much of their time waiting for a page.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
  },
})
