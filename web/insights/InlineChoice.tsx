import styles from './InlineChoice.module.css'

interface InlineChoiceProps {
  /** Read aloud: what is chosen here. */
  label: string
  /** The words for leaving it open. */
  all: string
  choices: readonly { id: string; name: string }[]
  value: string | undefined
  /** Of the present value, for as long as the choices do not contain it. */
  name: string | undefined
  onChange: (value: string | undefined) => void
}

/** A word of a sentence that can be exchanged for another; the system's own list, so that thumbs and keys know it. */
export function InlineChoice({ label, all, choices, value, name, onChange }: InlineChoiceProps) {
  const known = value === undefined || choices.some(({ id }) => id === value)
  return (
    <select
      className={styles.choice}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    >
      <option value="">{all}</option>
      {!known && <option value={value}>{name ?? '…'}</option>}
      {choices.map((choice) => (
        <option key={choice.id} value={choice.id}>
          {choice.name}
        </option>
      ))}
    </select>
  )
}
