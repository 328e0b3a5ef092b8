import { expect, test } from 'vitest'
import { readColumns, shownColumns, writeColumns } from './chosen-columns.ts'

const all = ['name', 'phone', 'city', 'own.size'].map((key) => ({ key, label: key, cell: () => null }))
const keysOf = (asked: string | undefined) => shownColumns(all, ['name', 'city'], asked).map(({ key }) => key)

test('an address says which columns in which order, and the first of all always stands first', () => {
  expect(keysOf('own.size,phone')).toEqual(['name', 'own.size', 'phone'])
  expect(keysOf('phone,name,phone')).toEqual(['name', 'phone'])
})

test('columns there are not fall away, and with none left the usual ones stand', () => {
  expect(keysOf('own.gone,city')).toEqual(['name', 'city'])
  for (const asked of [undefined, '', 'own.gone']) expect(keysOf(asked)).toEqual(['name', 'city'])
})

test('widths come back as they were written, and absurd ones are none', () => {
  const shown = [{ key: 'name' }, { key: 'phone', width: 180 }]
  expect(readColumns(writeColumns(shown))).toEqual(shown)
  expect(readColumns('name:9999,phone:x,city:3')).toEqual([
    { key: 'name' },
    { key: 'phone' },
    { key: 'city' },
  ])
})
