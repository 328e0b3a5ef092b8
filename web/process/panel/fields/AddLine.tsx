import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '../../../platform/i18n.tsx'
import { cleaned } from '../edits/texts.ts'
import styles from './AddLine.module.css'

interface AddLineProps {
  /** What is added, as "Name of the new role". */
  label: string
  onAdd: (name: string) => void
}

/** A line at the end of a list: what is written in it becomes the next thing. */
export function AddLine({ label, onAdd }: AddLineProps) {
  const say = useSay()
  const [name, setName] = useState('')
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault()
        const clean = cleaned(name, 'one')
        if (clean === '') return
        onAdd(clean)
        setName('')
      }}
    >
      <TextInput
        aria-label={label}
        placeholder={label}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={200}
        dir="auto"
      />
      <Button type="submit" variant="default" disabled={name.trim() === ''}>
        {say('common.add')}
      </Button>
    </form>
  )
}
