import { keyOfName } from '../../../../contract/key-of-name.ts'
import type { Text } from '../../../../contract/text.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { replaced } from '../edits/parts.ts'
import type { Use } from '../edits/uses-of.ts'
import { AddLine } from '../fields/AddLine.tsx'
import { ItemList } from '../fields/ItemList.tsx'
import { TextInLanguages } from '../fields/TextInLanguages.tsx'
import { useFault, useText } from '../panel.ts'
import { useUsedWords } from '../use-used-words.ts'

type Named = { key: string; name: Text }

interface NamedListProps {
  label: string
  /** What is asked of the line that adds one. */
  add: string
  items: readonly Named[]
  onChange: (change: (items: Named[]) => Named[]) => void
  /** `wonReasons` */
  path: string
  /** What a key falls back to where a name has no Latin letters. */
  fallback: string
  usesOf?: (key: string) => readonly Use[]
}

/** Things that are a name and their place: reasons, buying stages. */
export function NamedList({ label, add, items, onChange, path, fallback, usesOf }: NamedListProps) {
  const say = useSay()
  const text = useText()
  const fault = useFault()
  const usedWords = useUsedWords()
  return (
    <>
      <ItemList
        label={label}
        items={items}
        nameOf={({ name }) => text(name)}
        onMove={(next) => onChange(() => next)}
        mayRemove={({ key }) => usedWords(usesOf?.(key) ?? [])}
        onRemove={({ key }) => onChange((before) => before.filter((one) => one.key !== key))}
      >
        {({ key, name }, at) => (
          <TextInLanguages
            label={say('panel.name_of', { number: at + 1 })}
            labelHidden
            required
            value={name}
            onChange={(next) =>
              next && onChange((before) => replaced(before, key, (one) => ({ ...one, name: next })))
            }
            error={fault(`${path}.${at}`)}
          />
        )}
      </ItemList>
      <AddLine
        label={add}
        onAdd={(name) =>
          onChange((before) => {
            const taken = before.map(({ key }) => key)
            return [...before, { key: keyOfName(name, taken, fallback), name }]
          })
        }
      />
    </>
  )
}
