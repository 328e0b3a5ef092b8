import { Button, Checkbox, NumberInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  listErasures,
  type RetentionRule,
  saveRetentionRule,
  tryRetentionRule,
} from '../../contract/privacy.ts'
import { useAct } from '../platform/act.ts'
import { ask, usePages } from '../platform/ask.ts'
import { useSay } from '../platform/i18n.tsx'
import { SettingsPage } from '../team/settings/SettingsPage.tsx'
import { notify } from '../ui/feedback/notices.tsx'
import { Answer } from '../ui/feedback/states.tsx'
import { Form, Section } from '../ui/inputs/Form.tsx'
import { ReadMore } from '../ui/ReadMore.tsx'
import { DateText } from '../ui/values/values.tsx'
import styles from './privacy.module.css'
import { useRetentionRules } from './privacy-queries.ts'

/** For how long what is kept, whom that means today, and who was erased when. */
export function RetentionPage() {
  const say = useSay()
  return (
    <SettingsPage view="personalData">
      <Answer of={useRetentionRules()}>
        {({ rows }) => rows.map((rule) => <Rule key={`${rule.key} ${rule.version}`} rule={rule} />)}
      </Answer>
      <Section title={say('privacy.erasures')} sub={say('privacy.erasures.why')}>
        <Erasures />
      </Section>
    </SettingsPage>
  )
}

function Rule({ rule }: { rule: RetentionRule }) {
  const say = useSay()
  const act = useAct(saveRetentionRule, {
    touches: [['retention-rules']],
    onDone: () => notify({ text: say('common.saved') }),
  })
  const [months, setMonths] = useState(rule.months)
  const [active, setActive] = useState(rule.active)
  const [tried, setTried] = useState<number | null>(null)
  return (
    <Form
      act={act}
      submit={say('common.save')}
      beside={
        <Button variant="default" onClick={() => setTried(months)}>
          {say('privacy.rule.try')}
        </Button>
      }
      onSubmit={() =>
        act.mutate({ params: { key: rule.key }, ifMatch: rule.version, body: { months, active } })
      }
    >
      <Section title={say(`privacy.rule.${rule.key}`)} sub={say(`privacy.rule.${rule.key}.why`)}>
        <NumberInput
          className={styles.months}
          label={say('privacy.rule.months')}
          value={months}
          min={1}
          max={240}
          onChange={(value) => {
            setMonths(Math.min(240, Math.max(1, Number(value) || 1)))
            setTried(null)
          }}
        />
        <Checkbox
          label={say('privacy.rule.active')}
          checked={active}
          onChange={(event) => setActive(event.currentTarget.checked)}
        />
        {tried !== null && <Trial rule={rule} months={tried} />}
      </Section>
    </Form>
  )
}

function Trial({ rule, months }: { rule: RetentionRule; months: number }) {
  const say = useSay()
  const trial = useQuery(ask(tryRetentionRule, { params: { key: rule.key }, query: { months } }))
  return (
    <Answer of={trial}>
      {({ count, rows }) => (
        <>
          <p role="status">{say('privacy.rule.means', { count })}</p>
          <ul className={styles.list}>
            {rows.map((row) => (
              <li key={row.id} className={styles.line}>
                <bdi>{row.name}</bdi>
                <DateText at={row.since} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Answer>
  )
}

function Erasures() {
  const say = useSay()
  const { rows, hasMore, readMore, readingMore } = usePages(listErasures, { query: {} })
  if (!rows) return null
  if (rows.length === 0) return <p className="quiet">{say('privacy.erasures.none')}</p>
  return (
    <>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.id} className={styles.line}>
            <span>
              <DateText at={row.at} /> · {say(`privacy.because.${row.because}`)}
              {row.by && (
                <>
                  {' · '}
                  <bdi>{row.by.name}</bdi>
                </>
              )}
            </span>
            <span className="quiet">
              {(['deleted', 'cleared', 'redacted'] as const)
                .filter((what) => row[what] > 0)
                .map((what) => say(`privacy.${what}`, { count: row[what] }))
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <ReadMore hasMore={hasMore} readMore={readMore} readingMore={readingMore} />
    </>
  )
}
