import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Source } from '../../../contract/deals/deal.ts'
import { addSourceCost, removeSourceCost, type SourceCost } from '../../../contract/leads/numbers.ts'
import { AmountField } from '../../deals/acts/AmountField.tsx'
import { SourceField } from '../../deals/acts/SourceField.tsx'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { DateField } from '../../ui/inputs/DateField.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { DateText, MoneyText } from '../../ui/values/values.tsx'
import { touchedByLead } from '../lead-queries.ts'
import styles from './LeadNumbersPage.module.css'

interface SourceCostsProps {
  costs: readonly SourceCost[]
  /** `true`, or why he may not write any down. */
  may: true | string
  period: { from: string; to: string }
  currency: string
}

/** What each source cost, written down by whoever works on all leads. */
export function SourceCosts({ costs, may, period, currency }: SourceCostsProps) {
  const say = useSay()
  const remove = useAct(removeSourceCost, { touches: touchedByLead })
  if (may !== true && costs.length === 0) return null
  return (
    <section className={styles.costs} aria-labelledby="source-costs">
      <h2 id="source-costs">{say('leads.costs')}</h2>
      {costs.length === 0 && <p className="quiet">{say('leads.costs.why')}</p>}
      <ul className={styles.list}>
        {costs.map((cost) => (
          <li key={cost.id} className={styles.cost}>
            <strong>{say(`deals.source.${cost.source}`)}</strong>
            <span className="quiet">
              <DateText at={cost.fromOn} /> – <DateText at={cost.toOn} />
            </span>
            <MoneyText amount={cost.amount} currency={cost.currency} />
            {may === true && (
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                loading={remove.isPending && remove.variables?.params.id === cost.id}
                onClick={() => remove.mutate({ params: { id: cost.id } })}
              >
                {say('leads.costs.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ActError error={remove.error} />
      {may === true && <AddCost period={period} currency={currency} />}
    </section>
  )
}

function AddCost({ period, currency }: Pick<SourceCostsProps, 'period' | 'currency'>) {
  const say = useSay()
  const [source, setSource] = useState<Source | null>('paid_campaign')
  const [fromOn, setFrom] = useState<string | null>(period.from)
  const [toOn, setTo] = useState<string | null>(period.to)
  const [amount, setAmount] = useState<number | null>(null)
  const act = useAct(addSourceCost, { touches: touchedByLead, onDone: () => setAmount(null) })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (source && fromOn && toOn && amount !== null)
          act.mutate({ body: { source, fromOn, toOn, amount } })
      }}
    >
      <SourceField value={source} onChange={setSource} />
      <AmountField
        label={say('leads.numbers.cost')}
        value={amount}
        currency={currency}
        onChange={setAmount}
      />
      <DateField label={say('leads.numbers.from')} value={fromOn} onChange={setFrom} />
      <DateField label={say('leads.numbers.to')} value={toOn} onChange={setTo} />
      <Button
        type="submit"
        variant="default"
        loading={act.isPending}
        disabled={!source || !fromOn || !toOn || amount === null}
      >
        {say('common.add')}
      </Button>
      <ActError error={act.error} />
    </form>
  )
}
