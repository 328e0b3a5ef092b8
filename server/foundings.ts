import { adoptStarter } from './process/adopt-starter.ts'
import { addSample } from './sample/add-sample.ts'
import { adoptStarterRules } from './scoring/rules/starter-rules.ts'
import type { Founding } from './team/workspace/set-up-workspace.ts'

/** What a new company gets beside its people (the processes it sells by, rules that score its leads, sample data), in this order: by the first-run screen and the command line alike. */
export const foundings: readonly Founding[] = [
  async (tx, actor, { starters = ['pipeline'] }) => {
    for (const key of new Set(starters)) await adoptStarter(tx, { key }, actor)
  },
  (tx, actor, { language }) => adoptStarterRules(tx, language, actor),
  async (tx, actor, { sample }) => {
    if (sample) await addSample(tx, actor)
  },
]
