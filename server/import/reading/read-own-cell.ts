import type { OwnField, OwnValue } from '../../../contract/fields.ts'
import type { MemberId } from '../../../contract/ids.ts'
import { plainForm } from '../mapping/similar-values.ts'
import { type CellType, readCell, type Style } from './read-cell.ts'

/** An own field as a file fills it: choices by what they are called in any language, colleagues by name or e-mail. */
export interface OwnColumn {
  field: OwnField
  /** By plain form of the name or address. `several` people may share a name. */
  members: ReadonlyMap<string, MemberId | 'several'>
}

export type OwnCellRead = { value: OwnValue } | { fault: string }

/** Reads a cell that is not empty into an own field. A fault is a code that the web translates. */
export function readOwnCell(text: string, { field, members }: OwnColumn, style: Style): OwnCellRead {
  const as = (type: CellType) => readCell(text, type, style) as OwnCellRead
  switch (field.type) {
    case 'text':
      return as({ is: 'line', most: 2_000 })
    case 'number':
      return as({ is: 'number' })
    case 'money': {
      const read = readCell(text, { is: 'money' }, { ...style, currency: field.currency ?? style.currency })
      if ('fault' in read) return read
      const value = read.value as { amount: number; currency: string }
      return field.currency && value.currency !== field.currency ? { fault: 'unknown_currency' } : { value }
    }
    case 'date':
      return as({ is: 'day' })
    case 'link':
      return as({ is: 'web' })
    case 'choice':
      return found(choiceCalled(field, text))
    case 'choices': {
      const chosen = text.split(/[;,|،\n]/).filter((part) => part.trim() !== '')
      const keys = chosen.map((part) => choiceCalled(field, part))
      if (chosen.length === 0 || keys.includes(undefined)) return { fault: 'unknown_value' }
      return { value: field.choices.flatMap(({ key }) => (keys.includes(key) ? [key] : [])) }
    }
    case 'person': {
      const id = members.get(plainForm(text))
      return found(id === 'several' ? undefined : id)
    }
    case 'yes_no': {
      const plain = plainForm(text)
      if (yes.has(plain)) return { value: true }
      return no.has(plain) ? { value: false } : { fault: 'unknown_value' }
    }
  }
}

const found = (value: string | undefined): OwnCellRead =>
  value === undefined ? { fault: 'unknown_value' } : { value }

function choiceCalled({ choices }: OwnField, text: string): string | undefined {
  const plain = plainForm(text)
  return choices.find(({ key, label, retired }) => {
    const names = typeof label === 'string' ? [label] : Object.values(label)
    return !retired && [key, ...names].some((name) => plainForm(name) === plain)
  })?.key
}

const words = (list: string) => new Set(list.split(' ').map(plainForm))
const yes = words('yes y true 1 x t tak prawda ja sant بله بلی آری درست')
const no = words('no n false 0 f nie fałsz nei usant خیر نه نادرست')
