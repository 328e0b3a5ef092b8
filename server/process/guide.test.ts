import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { factList } from '../../contract/process/facts.ts'
import { requirableFields, taskKinds } from '../../contract/process/process-document.ts'
import { compileCondition } from './conditions/condition.ts'
import { starterList } from './starters.ts'
import { parseProcess, printProcess } from './yaml/yaml.ts'

const guide = readFileSync(join(import.meta.dirname, '../../docs/guide/process-as-code.md'), 'utf8')

test('the smallest process of the guide can be published, and is written as it is printed', () => {
  const yaml = /```yaml\n(?<text>[^`]+)```/.exec(guide)?.groups?.text ?? ''
  expect(printProcess(parseProcess(yaml))).toBe(yaml)
})

test('the conditions of the guide can be asked', () => {
  const block = /## Conditions[^`]+```\n(?<text>[^`]+)```/.exec(guide)?.groups?.text ?? ''
  const conditions = block.trim().split('\n')
  expect(conditions.length).toBeGreaterThan(3)
  for (const condition of conditions) compileCondition(condition)
})

test('the guide names every fact, every required field, every kind of task and every starter', () => {
  for (const { name } of factList) {
    const [group, field] = name.split('.')
    const told =
      guide.includes(`\`${name}\``) || new RegExp(`\`${group}\\.[^\\n]*\`\\.${field}\``).test(guide)
    expect(told, name).toBe(true)
  }
  const words = [...requirableFields, ...taskKinds, ...starterList().map(({ key }) => key)]
  for (const word of words) expect(guide, word).toContain(`\`${word}\``)
})
