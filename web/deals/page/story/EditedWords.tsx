import type { ReactNode } from 'react'
import type { Deal } from '../../../../contract/deals/deal.ts'
import type { OwnField, OwnValue } from '../../../../contract/fields.ts'
import { textIn } from '../../../../contract/text.ts'
import { useAllOwnFields } from '../../../fields/field-queries.ts'
import { OwnValueText } from '../../../fields/OwnValueText.tsx'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import { GivenMoney } from '../../../ui/values/GivenMoney.tsx'
import { DateText } from '../../../ui/values/values.tsx'
import { useOneCompany, useOneProduct } from '../../sentence/one-name.ts'
import { fieldOf, labelOf } from '../facts/facts.ts'
import { useColleagueNames } from '../page-queries.ts'
import styles from './EditedWords.module.css'
import type { Entry } from './timeline.ts'

type Change = { from: unknown; to: unknown }

/** Which facts were changed, from what to what. */
export function EditedWords({ entry, deal }: { entry: Entry; deal: Deal }) {
  const say = useSay()
  const { language } = useReader()
  const own = useAllOwnFields().data?.rows ?? []
  const changed = Object.entries((entry.data.changed ?? {}) as Record<string, Change>)
  if (changed.length === 0) return <span>{say('deals.page.event.edited')}</span>
  return changed.map(([field, { from, to }]) => (
    <div key={field}>
      {nameOf(field)}{' '}
      <span className={styles.was}>
        <Value field={field} own={ownOf(field)} value={from} currency={deal.currency} />
      </span>{' '}
      <span aria-hidden="true" className={styles.arrow} />
      <span className="only-heard">{say('deals.page.event.became')}</span>{' '}
      <Value field={field} own={ownOf(field)} value={to} currency={deal.currency} />
    </div>
  ))

  function nameOf(field: string): string {
    const fact = (Object.keys(fieldOf) as (keyof typeof fieldOf)[]).find((one) => fieldOf[one] === field)
    const added = ownOf(field)
    if (added) return textIn(added.label, language)
    return fact ? say(labelOf[fact]) : field
  }

  /** Events tell of a field of the company's own as `own.<key>`. */
  function ownOf(field: string): OwnField | undefined {
    return own.find(({ entity, key }) => entity === 'deal' && `own.${key}` === field)
  }
}

interface ValueProps {
  field: string
  own: OwnField | undefined
  value: unknown
  currency: string
}

function Value({ field, own, value, currency }: ValueProps): ReactNode {
  const say = useSay()
  if (value === null || value === undefined || value === '') return '–'
  if (own) return <OwnValueText field={own} value={value as OwnValue} />
  const text = typeof value === 'string' ? value : String(value as number)
  switch (field) {
    case 'amount':
      return <GivenMoney amount={Number(value)} currency={currency} none="–" />
    case 'expectedCloseOn':
    case 'nextContactOn':
      return <DateText at={text} />
    case 'source':
      return say(`deals.source.${text}`)
    case 'channel':
      return say(`deals.page.channel.${text}`)
    case 'ownerId':
      return <ColleagueName id={text} />
    case 'companyId':
      return <CompanyName id={text} />
    case 'productId':
      return <ProductName id={text} />
    default:
      return text
  }
}

const ColleagueName = ({ id }: { id: string }) => useColleagueNames().get(id) ?? '…'
const CompanyName = ({ id }: { id: string }) => useOneCompany(id) ?? '…'
const ProductName = ({ id }: { id: string }) => useOneProduct(id) ?? '…'
