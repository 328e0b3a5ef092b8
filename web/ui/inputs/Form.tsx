import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, use, useEffect, useRef } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import { Refused } from '../../platform/refused.ts'
import { InDialog } from '../dialogs/in-dialog.ts'
import { ActError } from './FieldError.tsx'
import styles from './Form.module.css'

interface FormProps {
  /** The act behind the form: shows what is going on and what was refused. */
  act: { isPending: boolean; error: Error | null }
  onSubmit: (values: (name: string) => string) => void
  /** The verb on the button. */
  submit: string
  /** Beside the button: a link, a further act. */
  beside?: ReactNode
  /** The button over the whole width, as in narrow dialogs and at the door. */
  wide?: boolean
  /** The only thing on the screen: its first field takes the focus. */
  alone?: boolean
  children: ReactNode
}

/**
 * Fields under each other and the button that sends them; in a dialog that button is the last, after the one that leaves
 * it, as in every dialog. Field faults are shown by the fields themselves.
 */
export function Form({ act, onSubmit, submit, beside, wide = false, alone = false, children }: FormProps) {
  const say = useSay()
  const leave = use(InDialog)
  const form = useRef<HTMLFormElement>(null)
  // On a phone the keyboard would cover half of what is to be read first.
  useEffect(() => {
    if (alone && matchMedia('(pointer: fine)').matches) form.current?.querySelector('input')?.focus()
  }, [alone])
  const byField = act.error instanceof Refused && act.error.fields.length > 0
  const button = (
    <Button type="submit" loading={act.isPending} fullWidth={wide}>
      {submit}
    </Button>
  )
  return (
    <form ref={form} className={styles.form} onSubmit={read} noValidate>
      {children}
      {!byField && <ActError error={act.error} />}
      {leave ? (
        <div className={styles.foot} data-in-dialog>
          <span className={styles.beside}>{beside}</span>
          <Button variant="default" onClick={leave}>
            {say('common.cancel')}
          </Button>
          {button}
        </div>
      ) : (
        <div className={styles.foot} data-wide={wide || undefined}>
          {button}
          {beside}
        </div>
      )}
    </form>
  )

  function read(event: FormEvent<HTMLFormElement>): void {
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
