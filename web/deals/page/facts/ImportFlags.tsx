import type { Deal } from '../../../../contract/deals/deal.ts'
import type { ProcessDocument, RequiredField } from '../../../../contract/process/process-document.ts'
import { textIn } from '../../../../contract/text.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import { useFieldNames } from '../../../process/details/field-names.ts'
import { type Fact, facts } from './facts.ts'
import styles from './ImportFlags.module.css'

interface ImportFlagsProps {
  deal: Deal
  document: ProcessDocument
  onMend: (fact: Fact) => void
}

/** What the deal lacked when it was imported and still lacks, each with the means to mend it here. */
export function ImportFlags({ deal, document, onMend }: ImportFlagsProps) {
  const say = useSay()
  const fieldName = useFieldNames()
  const { language } = useReader()
  const open = deal.importFlags.filter((flag) => !isMended(flag, deal))
  if (open.length === 0) return null
  return (
    <section className={styles.flags} aria-label={say('deals.page.flags')}>
      <h2 className={styles.title}>{say('deals.page.flags')}</h2>
      <ul className={styles.list}>
        {open.map((flag) => {
          const fact = factOf(flag)
          return (
            <li key={flag} className={styles.flag}>
              <span>{words(flag)}</span>
              {fact && deal.can.edit === true && (
                <button type="button" className={styles.mend} onClick={() => onMend(fact)}>
                  {say('deals.page.flag.mend')}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )

  function words(flag: string): string {
    const [kind, key] = flag.split(':')
    if (kind === 'tasks' && key) {
      const stage = document.stages.find((one) => one.key === key)
      return say('deals.page.flag.tasks', { stage: stage ? textIn(stage.name, language) : key })
    }
    if (kind === 'criterion' && key) {
      const criterion = document.stages
        .flatMap(({ exitCriteria }) => exitCriteria)
        .find((one) => one.key === key)
      return say('deals.page.flag.criterion', {
        criterion: criterion ? textIn(criterion.name, language) : key,
      })
    }
    if (kind === 'no_own' && key) return say('own_fields.missing', { field: fieldName(key as RequiredField) })
    const what = /^(no|unknown)_(\w+)$/.exec(flag)
    if (what && known.has(what[2] as string))
      return say(`deals.page.flag.${what[1]}`, { what: nameOf(what[2] as string) })
    return say('deals.page.flag.other', { flag: flag.replaceAll('_', ' ') })
  }

  function nameOf(what: string): string {
    return say(
      what === 'owner' || what === 'closed_date' ? `deals.page.lacks.${what}` : `deals.missing.${what}`,
    )
  }
}

const known = new Set([
  'company',
  'person',
  'decision_maker',
  'product',
  'amount',
  'expected_close_on',
  'source',
  'next_contact_on',
  'owner',
  'closed_date',
])

function factOf(flag: string): Fact | undefined {
  const what = flag.replace(/^(no|unknown)_/, '')
  const camel = what.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  return facts.find((fact) => fact === camel)
}

/** The import remembers what was missing; the deal itself tells whether it still is. */
function isMended(flag: string, deal: Deal): boolean {
  const fact = factOf(flag)
  if (fact === 'amount') return deal.amount > 0
  if (fact) return deal[fact] !== null
  if (flag === 'no_person') return deal.people.length > 0
  if (flag === 'no_decision_maker') return deal.people.some(({ personas }) => personas.includes('decides'))
  return false
}
