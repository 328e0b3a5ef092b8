import { expect, test } from 'vitest'
import type { DocumentChange } from '../../../contract/process/process-drafts.ts'
import { groupChanges } from './change-groups.ts'

const change = (what: DocumentChange['what'], key: string, stage: string | null): DocumentChange => ({
  change: 'changed',
  what,
  key,
  name: key,
  stage: stage === null ? null : { key: stage, name: stage },
})

test('what changed in a stage stands with the stage, the process stands first', () => {
  const groups = groupChanges([
    change('stage', 'visit', null),
    change('task', 'measure', 'visit'),
    change('task', 'call', 'talk'),
    change('role', 'analyst', null),
    change('criterion', 'agreed', 'visit'),
  ])
  expect(groups.map(({ stage, changes }) => [stage?.key ?? null, changes.map(({ key }) => key)])).toEqual([
    [null, ['analyst']],
    ['visit', ['visit', 'measure', 'agreed']],
    ['talk', ['call']],
  ])
})
