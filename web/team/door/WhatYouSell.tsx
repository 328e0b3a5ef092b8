import { Checkbox, Radio } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { listStarters } from '../../../contract/process/process.ts'
import type { StarterKey } from '../../../contract/process/starters.ts'
import { textIn } from '../../../contract/text.ts'
import { ask } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Section } from '../../ui/inputs/Form.tsx'
import styles from './WhatYouSell.module.css'

/** What companies say they sell; the last one is for whoever finds nothing of his. */
const kinds = [
  'field_sales',
  'saas_trial',
  'photovoltaics',
  'inbound',
  'outbound',
  'tender',
  'pipeline',
] as const satisfies readonly StarterKey[]

export interface Begun {
  sells: StarterKey
  afterSale: boolean
}

export const beginning: Begun = { sells: 'pipeline', afterSale: false }

export const startersOf = ({ sells, afterSale }: Begun): StarterKey[] =>
  afterSale ? [sells, 'after_sale'] : [sells]

/** The question behind the choice of a first process, asked in words of the trade, with what one would get. */
export function WhatYouSell({ begun, onChange }: { begun: Begun; onChange: (begun: Begun) => void }) {
  const say = useSay()
  return (
    <Section title={say('sells.title')} sub={say('sells.sub')}>
      <Radio.Group
        value={begun.sells}
        onChange={(sells) => onChange({ ...begun, sells: sells as StarterKey })}
        aria-label={say('sells.title')}
      >
        <div className={styles.kinds}>
          {kinds.map((key) => (
            <Radio.Card key={key} value={key} className={styles.kind}>
              <Radio.Indicator />
              <span>{say(`sells.${key}`)}</span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <Preview of={begun.sells} />
      <Checkbox
        checked={begun.afterSale}
        onChange={({ currentTarget }) => onChange({ ...begun, afterSale: currentTarget.checked })}
        label={say('sells.after_sale')}
        description={say('sells.after_sale.why')}
      />
    </Section>
  )
}

/** The stages of the chosen process as a line of stations. */
function Preview({ of }: { of: StarterKey }) {
  const say = useSay()
  const { language } = useReader()
  const starter = useQuery(ask(listStarters)).data?.rows.find(({ key }) => key === of)
  return (
    <div className={styles.preview} aria-live="polite">
      {starter && (
        <>
          <p>
            {say('sells.you_get', { name: textIn(starter.name, language), stages: starter.stages.length })}
          </p>
          <ol className={styles.line}>
            {starter.stages.map((stage) => (
              <li key={textIn(stage, 'en')}>{textIn(stage, language)}</li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}
