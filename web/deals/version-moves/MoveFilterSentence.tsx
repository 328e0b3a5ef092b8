import { Button } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import { sources } from '../../../contract/deals/deal.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatDay } from '../../platform/reader/dates.ts'
import { formatMoney } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useSession } from '../../platform/session.ts'
import { useTeams } from '../../team/team-queries.ts'
import { DateField } from '../../ui/inputs/DateField.tsx'
import { AmountField } from '../acts/AmountField.tsx'
import { useMembersLike, useProductsLike } from '../record-fields.tsx'
import words from '../sentence/FilterSentence.module.css'
import { useOneMember, useOneProduct } from '../sentence/one-name.ts'
import { SentenceChoice } from '../sentence/SentenceChoice.tsx'
import { filterOf, type MoveFilter } from './move-search.ts'
import { RangeWord } from './RangeWord.tsx'
import { useStagesFrom } from './version-move-queries.ts'

interface MoveFilterSentenceProps {
  processId: string
  target: number
  filter: MoveFilter
  onChange: (change: Partial<MoveFilter>) => void
}

const none: MoveFilter = {
  owner: undefined,
  team: undefined,
  stage: undefined,
  source: undefined,
  product: undefined,
  amountFrom: undefined,
  amountTo: undefined,
  createdFrom: undefined,
  createdTo: undefined,
}

/** Which running deals are meant, as a sentence whose words can be changed. */
export function MoveFilterSentence({ processId, target, filter, onChange }: MoveFilterSentenceProps) {
  const say = useSay()
  const reader = useReader()
  const { currency } = useSession().workspace
  const teams = useTeams().data?.rows ?? []
  const stages = useStagesFrom(processId, target)
  const owner = useOneMember(filter.owner)
  const product = useOneProduct(filter.product)
  const any = (what: string) => ({ id: '', name: say(`version_moves.filter.any_${what}`) })
  return (
    <p className={words.sentence}>
      <FormattedMessage
        id="version_moves.filter"
        values={{
          owner: (
            <SentenceChoice
              key="owner"
              label={say('deals.field.owner')}
              text={whose()}
              fixed={[any('owner'), ...teams.map(({ id, name }) => ({ id: `${ofTeam}${id}`, name }))]}
              useFound={useMembersLike}
              onChoose={(id) =>
                onChange(
                  id.startsWith(ofTeam)
                    ? { owner: undefined, team: id.slice(ofTeam.length) }
                    : { owner: id || undefined, team: undefined },
                )
              }
            />
          ),
          stage: (
            <SentenceChoice
              key="stage"
              label={say('deals.field.stage')}
              text={filter.stage === undefined ? any('stage').name : stageName(filter.stage)}
              fixed={[any('stage'), ...stages.map(({ key }) => ({ id: key, name: stageName(key) }))]}
              onChoose={(key) => onChange({ stage: key || undefined })}
            />
          ),
          source: (
            <SentenceChoice
              key="source"
              label={say('deals.field.source')}
              text={filter.source === undefined ? any('source').name : say(`deals.source.${filter.source}`)}
              fixed={[any('source'), ...sources.map((id) => ({ id, name: say(`deals.source.${id}`) }))]}
              onChoose={(source) => onChange({ source: sources.find((one) => one === source) })}
            />
          ),
          product: (
            <SentenceChoice
              key="product"
              label={say('deals.field.product')}
              text={filter.product === undefined ? any('product').name : (product ?? '…')}
              fixed={[any('product')]}
              useFound={useProductsLike}
              onChoose={(id) => onChange({ product: id || undefined })}
            />
          ),
          amount: (
            <RangeWord
              key="amount"
              label={say('deals.field.amount')}
              text={span('amount', money(filter.amountFrom), money(filter.amountTo))}
              from={filter.amountFrom}
              to={filter.amountTo}
              field={(given) => <AmountField {...given} currency={currency} />}
              onChoose={(amountFrom, amountTo) => onChange({ amountFrom, amountTo })}
            />
          ),
          created: (
            <RangeWord
              key="created"
              label={say('deals.field.created')}
              text={span('created', day(filter.createdFrom), day(filter.createdTo))}
              from={filter.createdFrom}
              to={filter.createdTo}
              field={(given) => <DateField {...given} />}
              onChoose={(createdFrom, createdTo) => onChange({ createdFrom, createdTo })}
            />
          ),
        }}
      />{' '}
      {filterOf(filter, currency) && (
        <Button size="compact-sm" variant="subtle" onClick={() => onChange(none)}>
          {say('common.clear_filters')}
        </Button>
      )}
    </p>
  )

  function whose(): string {
    if (filter.team !== undefined) return teams.find(({ id }) => id === filter.team)?.name ?? '…'
    return filter.owner === undefined ? any('owner').name : (owner ?? '…')
  }

  function stageName(key: string): string {
    const stage = stages.find((one) => one.key === key)
    return stage ? textIn(stage.name, reader.language) : key
  }

  function money(amount: number | undefined): string | undefined {
    return amount === undefined ? undefined : formatMoney({ amount, currency }, reader)
  }

  function day(on: string | undefined): string | undefined {
    return on === undefined ? undefined : formatDay(on, reader)
  }

  function span(what: 'amount' | 'created', from: string | undefined, to: string | undefined): string {
    if (from !== undefined && to !== undefined) return say('version_moves.filter.between', { from, to })
    if (from !== undefined) return say(`version_moves.filter.${what}_from`, { from })
    return to !== undefined ? say(`version_moves.filter.${what}_to`, { to }) : any(what).name
  }
}

const ofTeam = 'team:'
