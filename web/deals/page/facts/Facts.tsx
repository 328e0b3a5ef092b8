import { type ReactNode, useId } from 'react'
import type { Deal } from '../../../../contract/deals/deal.ts'
import { textIn } from '../../../../contract/text.ts'
import { paths } from '../../../paths.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import { ActError } from '../../../ui/inputs/FieldError.tsx'
import { Link } from '../../../ui/Link.tsx'
import { GivenMoney } from '../../../ui/values/GivenMoney.tsx'
import { DateText } from '../../../ui/values/values.tsx'
import { FactEditor } from './FactEditor.tsx'
import styles from './Facts.module.css'
import { type Fact, facts, labelOf } from './facts.ts'
import { OwnDealFacts } from './OwnDealFacts.tsx'
import type { useEditFacts } from './use-edit-facts.ts'

interface FactsProps {
  deal: Deal
  editor: ReturnType<typeof useEditFacts>
  /** Who changed the deal last, for telling whose change met one's own. */
  changedBy: string | null
}

/** What is known of the deal. One press on a fact changes it in place. */
export function Facts({ deal, editor, changedBy }: FactsProps) {
  const say = useSay()
  const { language } = useReader()
  return (
    <section className={styles.part} aria-labelledby="deal-facts">
      <h2 id="deal-facts" className={styles.head}>
        {say('deals.page.facts')}
      </h2>
      <div className={styles.facts}>
        {facts.map((fact) =>
          editor.editing === fact ? (
            <div key={fact} className={styles.editing}>
              <FactEditor
                fact={fact}
                deal={deal}
                pending={editor.isPending}
                onSave={(body) => void editor.save(fact, body)}
                onStop={editor.stop}
              />
              {editor.conflict && (
                <p className={styles.conflict} role="alert">
                  {say(changedBy === null ? 'deals.page.conflict' : 'deals.page.conflict_by', {
                    name: changedBy ?? '',
                  })}{' '}
                  <strong>{value(fact)}</strong>
                </p>
              )}
              <ActError error={editor.error} />
            </div>
          ) : (
            <FactRow
              key={fact}
              label={say(labelOf[fact])}
              {...(deal.can.edit === true && { onEdit: () => editor.edit(fact) })}
              beside={fact === 'company' && deal.company && <Beside to={paths.company(deal.company.id)} />}
            >
              {value(fact)}
            </FactRow>
          ),
        )}
        <OwnDealFacts deal={deal} />
        <FactRow label={say('deals.field.process')}>
          <Link to={paths.process(deal.processId)}>{textIn(deal.processName, language)}</Link>{' '}
          <span className="quiet">{say('deals.page.version', { number: deal.versionNumber })}</span>
        </FactRow>
        <FactRow label={say('deals.field.created')}>
          <DateText at={deal.createdAt} relative />
        </FactRow>
      </div>
    </section>
  )

  function value(fact: Fact): ReactNode {
    switch (fact) {
      case 'title':
        return deal.title
      case 'amount':
        return <GivenMoney amount={deal.amount} currency={deal.currency} />
      case 'expectedCloseOn':
      case 'nextContactOn':
        return deal[fact] === null ? null : <DateText at={deal[fact]} />
      case 'source':
        return deal.source && say(`deals.source.${deal.source}`)
      case 'channel':
        return deal.channel && say(`deals.page.channel.${deal.channel}`)
      default:
        return deal[fact]?.name ?? null
    }
  }
}

function Beside({ to }: { to: string }) {
  const say = useSay()
  return (
    <Link to={to} className={styles.beside}>
      {say('deals.page.open')}
    </Link>
  )
}

interface FactRowProps {
  label: string
  children: ReactNode
  onEdit?: () => void
  beside?: ReactNode
}

function FactRow({ label, children, onEdit, beside }: FactRowProps) {
  const say = useSay()
  const id = useId()
  const shown = children ?? <span className="quiet">–</span>
  return (
    <div className={styles.fact}>
      <span id={`${id}-label`} className={styles.label}>
        {label}
      </span>
      {onEdit ? (
        <button
          type="button"
          className={styles.value}
          aria-labelledby={`${id}-label ${id}-value`}
          title={say('deals.page.edit_fact', { fact: label })}
          onClick={onEdit}
        >
          <span id={`${id}-value`}>{shown}</span>
        </button>
      ) : (
        <span className={styles.value}>{shown}</span>
      )}
      {beside}
    </div>
  )
}
