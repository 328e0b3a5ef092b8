import { useIntl } from 'react-intl'
import type { Numbers } from '../../contract/insights.ts'
import { type Text, textIn } from '../../contract/text.ts'
import { useReader } from '../platform/reader/reader.ts'
import { useSession } from '../platform/session.ts'
import styles from './FilterSentence.module.css'
import { InlineChoice } from './InlineChoice.tsx'
import { useMemberChoices, useProcessChoices, useProductChoices } from './numbers-queries.ts'
import type { NumbersSearch } from './numbers-search.ts'
import { PeriodChoice } from './PeriodChoice.tsx'

interface FilterSentenceProps {
  search: NumbersSearch
  onChange: (change: Partial<NumbersSearch>) => void
  /** Names of what is asked for, known before the choices have arrived. */
  asked: Numbers['asked'] | undefined
}

/** What is counted, as a sentence whose changeable words can be changed where they stand. */
export function FilterSentence({ search, onChange, asked }: FilterSentenceProps) {
  const { formatMessage } = useIntl()
  const say = (id: string) => formatMessage({ id })
  const { language } = useReader()
  const session = useSession()
  const processes = useProcessChoices().map(({ id, name }) => ({ id, name: textIn(name, language) }))
  const members = useMemberChoices()
  const products = useProductChoices()
  /** Undefined while the answer is on its way. */
  const nameOf = (text: Text | null | undefined) => {
    if (text) return textIn(text, language)
    return asked && say('common.unknown')
  }

  return (
    <p className={styles.sentence}>
      {formatMessage(
        { id: 'insights.sentence' },
        {
          period: <PeriodChoice key="period" search={search} onChange={onChange} />,
          process: (
            <InlineChoice
              key="process"
              label={say('insights.filter.process')}
              all={say('insights.every.process')}
              choices={processes}
              value={search.process}
              name={nameOf(asked?.process)}
              onChange={(process) => onChange({ process, funnel: undefined })}
            />
          ),
          owner:
            session.rights['deals.see'] === 'own' ? (
              session.member.name
            ) : (
              <InlineChoice
                key="owner"
                label={say('insights.filter.owner')}
                all={say('insights.every.owner')}
                choices={members}
                value={search.owner}
                name={nameOf(asked?.owner)}
                onChange={(owner) => onChange({ owner })}
              />
            ),
          product: (
            <InlineChoice
              key="product"
              label={say('insights.filter.product')}
              all={say('insights.every.product')}
              choices={products}
              value={search.product}
              name={nameOf(asked?.product)}
              onChange={(product) => onChange({ product })}
            />
          ),
        },
      )}
    </p>
  )
}
