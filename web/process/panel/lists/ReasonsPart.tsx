import { useSay } from '../../../platform/i18n.tsx'
import { usePanel } from '../panel.ts'
import styles from './lists.module.css'
import { NamedList } from './NamedList.tsx'
import { useListEdit } from './use-list-edit.ts'

/** What one chooses from when a deal is won or lost. */
export function ReasonsPart() {
  return (
    <div className={styles.parts}>
      <p className="quiet">{useSay()('panel.reasons.why')}</p>
      <Reasons of="won" />
      <Reasons of="lost" />
    </div>
  )
}

function Reasons({ of }: { of: 'won' | 'lost' }) {
  const say = useSay()
  const { document } = usePanel()
  const label = say(`process.reasons.${of}`)
  const change = useListEdit(`${of}Reasons`, label)
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{label}</h3>
      <NamedList
        label={label}
        add={say(`panel.reasons.add.${of}`)}
        items={document[`${of}Reasons`]}
        onChange={change}
        path={`${of}Reasons`}
        fallback="reason"
      />
    </section>
  )
}
