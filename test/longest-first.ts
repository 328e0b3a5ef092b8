import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Whole houses first: tests that start servers, kill them or wait for their clocks take the longest, and one of them begun
 * last would leave the other cores idle. A fresh clone has no record of durations, and the size of a file says little.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files)
    return [...usual.filter(isOfTheHouse), ...usual.filter((file) => !isOfTheHouse(file))]
  }
}

const isOfTheHouse = ({ moduleId }: TestSpecification) =>
  /\/test\/(deadlines-of|kill-|hostile\/|journeys\/)|interrupted/.test(moduleId)
