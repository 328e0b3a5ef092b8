import { expect, test } from 'vitest'
import { scanFile } from './scan-file.ts'

test('a scanner that hangs, crashes or is not there gives no answer', async () => {
  expect(await scanFile(undefined, '/dev/null')).toBe('clean')
  expect(await scanFile('true', '/dev/null')).toBe('clean')
  expect(await scanFile('false', '/dev/null')).toBe('infected')
  expect(await scanFile('/nowhere/scanner --quick', '/dev/null')).toBe('waiting')
  expect(await scanFile('tail -f', '/dev/null', 150)).toBe('waiting')
  expect(await scanFile('ls', '/nowhere')).toBe('waiting')
})

test('no shell reads the command or the name', async () => {
  expect(await scanFile('test -e', '/nowhere; true')).toBe('infected')
  expect(await scanFile('true; false', '/dev/null')).toBe('waiting')
})
