import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { Refused } from '../../platform/refused.ts'
import { ActError } from './FieldError.tsx'
import styles from './Form.module.css'

interface FormProps {
  /** The act behind the form: shows what is going on and what was refused. */
  act: { isPending: boolean; error: Error | null }
  onSubmit: (values: (name: string) => string) => void
  /** The verb on the button. */
  submit: string
  /** Beside the button: cancel, a link. */
  beside?: ReactNode
  /** The button over the whole width, as in narrow dialogs and at the door. */
  wide?: boolean
  /** The only thing on the screen: its first field takes the focus. */
  alone?: boolean
  children: ReactNode
}

/** Fields under each other and the button that sends them. Field faults are shown by the fields themselves. */
export function Form({ act, onSubmit, submit, beside, wide = false, alone = false, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  // On a phone the keyboard would cover half of what is to be read first.
  useEffect(() => {
    if (alone && matchMedia('(pointer: fine)').matches) form.current?.querySelector('input')?.focus()
  }, [alone])
  const byField = act.error instanceof Refused && act.error.fields.length > 0
  return (
    <form ref={form} className={styles.form} onSubmit={send} noValidate>
      {children}
      {!byField && <ActError error={act.error} />}
      <div className={styles.foot} data-wide={wide || undefined}>
        <Button type="submit" loading={act.isPending} fullWidth={wide}>
          {submit}
        </Button>
        {beside}
      </div>
    </form>
  )

  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    onSubmit((name) => {
      const value = given.get(name)
      return typeof value === 'string' ? value : ''
    })
  }
}

/** Fields beside each other where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}

/** A part of a long form or page, with its name. */
export function Section({ title, sub, children }: { title: string; sub?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{title}</h2>
      {sub && <p className="quiet">{sub}</p>}
      <div className={styles.fields}>{children}</div>
    </section>
  )
}
