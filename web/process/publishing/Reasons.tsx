import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { ConditionWords } from '../conditions/ConditionWords.tsx'
import styles from './Reasons.module.css'

/** What one chooses from when a deal is won or lost, and when new deals come here at all. */
export function Reasons({ document }: { document: ProcessDocument }) {
  const say = useSay()
  const { language } = useReader()
  const lists = [
    { is: 'won', reasons: document.wonReasons },
    { is: 'lost', reasons: document.lostReasons },
  ] as const
  return (
    <div className={styles.lists}>
      {lists.map(
        ({ is, reasons }) =>
          reasons.length > 0 && (
            <section key={is}>
              <h2 className={styles.title}>{say(`process.reasons.${is}`)}</h2>
              <ul className={styles.reasons}>
                {reasons.map(({ key, name }) => (
                  <li key={key}>{textIn(name, language)}</li>
                ))}
              </ul>
            </section>
          ),
      )}
      <section>
        <h2 className={styles.title}>{say('process.applies')}</h2>
        {document.appliesWhen ? (
          <div className={styles.condition}>
            <ConditionWords condition={document.appliesWhen} documents={[document]} withText />
          </div>
        ) : (
          <p className="quiet">{say('process.applies.always')}</p>
        )}
      </section>
    </div>
  )
}
