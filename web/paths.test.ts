import { expect, test } from 'vitest'
import { paths, safeReturn, withSearch } from './paths.ts'

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '',
])('after signing in nobody is sent to %j', (path) => {
  const to = safeReturn(path)
  expect(to.startsWith('/')).toBe(true)
  expect(new URL(to, 'http://crm.example').origin).toBe('http://crm.example')
  expect(new URL(to, 'http://crm.example').pathname).not.toContain('evil')
})

test('after signing in one finds the page one came for, with its filters', () => {
  expect(safeReturn('/deals/list?status=won')).toBe('/deals/list?status=won')
  expect(safeReturn(undefined)).toBe('/')
})

test('search parameters are left out when empty and repeated when many', () => {
  expect(withSearch(paths.dealList(), {})).toBe('/deals/list')
  expect(withSearch(paths.dealList(), { stage: ['a', 'b'], owner: undefined })).toBe(
    '/deals/list?stage=a&stage=b',
  )
})
