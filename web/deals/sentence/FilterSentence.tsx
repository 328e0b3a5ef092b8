import { FormattedMessage } from 'react-intl'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useSession } from '../../platform/session.ts'
import { useProcesses } from '../deal-queries.ts'
import { useMembersLike, useProductsLike } from '../record-fields.tsx'
import styles from './FilterSentence.module.css'
import { useOneMember, useOneProduct } from './one-name.ts'
import { SentenceChoice } from './SentenceChoice.tsx'

interface Filter {
  process: string | undefined
  owner: string | undefined
  product: string | undefined
}

interface FilterSentenceProps {
  /** The message the parts stand in: `deals.sentence.board`. */
  message: string
  filter: Filter
  onChange: (change: Partial<Filter>) => void
  /** The process shown when none is asked for; null: all of them may be shown together. */
  process: { id: string; name: string } | null
}

/** The filter as one readable sentence whose words can be changed: "My open deals in Field sales, any product". */
export function FilterSentence({ message, filter, onChange, process }: FilterSentenceProps) {
  const say = useSay()
  const { language } = useReader()
  const { member, rights } = useSession()
  const processes = useProcesses().data?.rows ?? []
  const owner = useOneMember(filter.owner === 'me' ? undefined : filter.owner)
  const product = useOneProduct(filter.product)
  // Whoever sees but his own would otherwise take them for all there are.
  const all = rights['deals.see'] === 'all' ? 'everybody' : 'visible'
  const everybody = { id: '', name: say(`deals.sentence.${all}`) }
  const me = { id: 'me', name: say('deals.sentence.me') }

  return (
    <span className={styles.sentence}>
      <FormattedMessage
        id={message}
        values={{
          owner: (
            <SentenceChoice
              key="owner"
              label={say('deals.field.owner')}
              text={whose()}
              fixed={[everybody, me]}
              useFound={useMembersLike}
              leaveOut={member.id}
              onChoose={(id) => onChange({ owner: id || undefined })}
            />
          ),
          process: (
            <SentenceChoice
              key="process"
              label={say('deals.field.process')}
              text={process?.name ?? say('deals.sentence.any_process')}
              fixed={[
                ...(process === null || message !== 'deals.sentence.board'
                  ? [{ id: '', name: say('deals.sentence.any_process') }]
                  : []),
                ...processes.map(({ id, name }) => ({ id, name: textIn(name, language) })),
              ]}
              onChoose={(id) => onChange({ process: id || undefined })}
            />
          ),
          product: (
            <SentenceChoice
              key="product"
              label={say('deals.field.product')}
              text={filter.product === undefined ? say('deals.sentence.any_product') : (product ?? '…')}
              fixed={[{ id: '', name: say('deals.sentence.any_product') }]}
              useFound={useProductsLike}
              onChoose={(id) => onChange({ product: id || undefined })}
            />
          ),
        }}
      />
    </span>
  )

  function whose(): string {
    if (filter.owner === undefined) return everybody.name
    return filter.owner === 'me' ? me.name : say('deals.sentence.of', { name: owner ?? '…' })
  }
}
