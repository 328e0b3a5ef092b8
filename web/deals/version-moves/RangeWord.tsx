import { Button, Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import words from '../sentence/FilterSentence.module.css'
import styles from './version-moves.module.css'

interface RangeWordProps<Value> {
  /** What is chosen here; read aloud, not shown. */
  label: string
  /** The present choice, as it reads in the sentence. */
  text: string
  from: Value | undefined
  to: Value | undefined
  field: (given: { label: string; value: Value | null; onChange: (value: Value | null) => void }) => ReactNode
  onChoose: (from: Value | undefined, to: Value | undefined) => void
}

/** A changeable word of a sentence that stands for a span: its ends are asked for, and taken over together. */
export function RangeWord<Value>({ label, text, from, to, field, onChoose }: RangeWordProps<Value>) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={words.choice}
          aria-label={`${label}: ${text}`}
          aria-haspopup="dialog"
          onClick={() => setOpen(!open)}
        >
          {text}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Ends {...{ from, to, field }} onChoose={choose} clearLabel={say('version_moves.filter.any')} />
      </Popover.Dropdown>
    </Popover>
  )

  function choose(first: Value | undefined, last: Value | undefined): void {
    onChoose(first, last)
    setOpen(false)
  }
}

function Ends<Value>({
  from,
  to,
  field,
  onChoose,
  clearLabel,
}: Pick<RangeWordProps<Value>, 'from' | 'to' | 'field' | 'onChoose'> & { clearLabel: string }) {
  const say = useSay()
  const [first, setFirst] = useState<Value | null>(from ?? null)
  const [last, setLast] = useState<Value | null>(to ?? null)
  return (
    <form
      className={styles.ends}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onChoose(first ?? undefined, last ?? undefined)
      }}
    >
      {field({ label: say('version_moves.filter.from'), value: first, onChange: setFirst })}
      {field({ label: say('version_moves.filter.to'), value: last, onChange: setLast })}
      <div className={styles.foot}>
        <Button type="submit" size="compact-sm">
          {say('version_moves.filter.take')}
        </Button>
        {(from ?? to) !== undefined && (
          <Button size="compact-sm" variant="subtle" onClick={() => onChoose(undefined, undefined)}>
            {clearLabel}
          </Button>
        )}
      </div>
    </form>
  )
}
