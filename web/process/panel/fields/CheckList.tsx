import { Checkbox } from '@mantine/core'
import { toggled } from '../edits/parts.ts'
import styles from './CheckList.module.css'

interface CheckListProps {
  label: string
  description?: string | undefined
  error?: string | undefined
  all: readonly { key: string; name: string }[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Several of a short list, all of it in sight. */
export function CheckList({ label, description, error, all, chosen, onChange }: CheckListProps) {
  const keys = all.map(({ key }) => key)
  return (
    <fieldset className={styles.list}>
      <legend className={styles.label}>{label}</legend>
      {description && <p className={styles.description}>{description}</p>}
      <div className={styles.choices}>
        {all.map(({ key, name }) => (
          <Checkbox
            key={key}
            label={name}
            checked={chosen.includes(key)}
            onChange={() => onChange(toggled(chosen, key, keys))}
          />
        ))}
      </div>
      {error && <p className={styles.error}>{error}</p>}
    </fieldset>
  )
}
