import type { FormInList } from '../../contract/forms.ts'
import { useSay } from '../platform/i18n.tsx'
import styles from './FormPage.module.css'

/** Whether strangers see it: a sign beside the word, so that the colour is not alone. */
export function OpenMark({ form }: { form: Pick<FormInList, 'openedAt'> }) {
  const say = useSay()
  const open = form.openedAt !== null
  return (
    <span className={styles.mark} data-open={open || undefined}>
      {open ? '●' : '○'} {say(open ? 'forms.open' : 'forms.closed')}
    </span>
  )
}
