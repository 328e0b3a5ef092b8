import { Radio, Select, TextInput } from '@mantine/core'
import { use, useMemo, useState } from 'react'
import type { Returned } from '../../../contract/route.ts'
import { type listCountries } from '../../../contract/team/countries.ts'
import { setUp } from '../../../contract/team/setup.ts'
import { type Language, languages } from '../../../contract/text.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { spokenRegion } from '../../platform/reader/spoken-region.ts'
import { SessionContext } from '../../platform/session.ts'
import { Leave } from '../../ui/dialogs/Leave.tsx'
import { Answer } from '../../ui/feedback/states.tsx'
import { useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { FieldRow, Form, Section } from '../../ui/inputs/Form.tsx'
import { useChooseLanguage } from '../session-acts.ts'
import { useEnter } from '../session-queries.ts'
import { languageNames } from '../settings/LookChoices.tsx'
import { currencyChoices, timeZoneChoices, useCountries, useRegions } from './company-choices.ts'
import { Door } from './Door.tsx'
import { EmailField } from './EmailField.tsx'
import styles from './FirstRunPage.module.css'
import { PasswordField } from './PasswordField.tsx'
import { beginning, startersOf, WhatYouSell } from './WhatYouSell.tsx'

/** An empty house: the company, the person who looks after it, and what to begin with. */
export function FirstRunPage() {
  const say = useSay()
  const session = use(SessionContext)
  const { language } = useReader()
  const countries = useCountries(language)
  if (session) return <Leave to={paths.today()} />
  return (
    <Door title={say('team.first.title')} sub={say('team.first.sub')} roomy>
      <Answer of={countries}>{({ rows }) => <FirstRunForm countries={rows} />}</Answer>
    </Door>
  )
}

type Country = Returned<typeof listCountries>['rows'][number]

function FirstRunForm({ countries }: { countries: readonly Country[] }) {
  const say = useSay()
  const { language } = useReader()
  const choose = useChooseLanguage()
  const act = useAct(setUp, { onDone: useEnter() })
  const fault = useFieldFaults(act.error)
  const country = useCountry(countries, language)
  const [begun, begin] = useState(beginning)
  const [sample, setSample] = useState('sample')
  const currencies = useMemo(() => currencyChoices(language), [language])
  const zones = useMemo(() => timeZoneChoices(language), [language])

  return (
    <Form act={act} submit={say('team.first.act')} alone onSubmit={found}>
      <Section title={say('team.first.company')}>
        <TextInput
          name="company"
          label={say('team.company.name')}
          error={fault('company')}
          autoComplete="organization"
          required
          withAsterisk={false}
        />
        <FieldRow>
          <Select
            label={say('team.language')}
            data={languages.map((one) => ({ value: one, label: languageNames[one] }))}
            value={language}
            onChange={(chosen) => chosen && choose(chosen as Language)}
            allowDeselect={false}
          />
          <Select
            label={say('team.company.country')}
            description={say('team.company.country.why')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={country.choices}
            value={country.code}
            onChange={(chosen) => chosen && country.choose(chosen)}
            error={fault('country')}
            searchable
            allowDeselect={false}
            nothingFoundMessage={say('common.none')}
          />
          {country.regions.length > 0 && (
            <Select
              label={say('team.company.region')}
              placeholder={say('common.optional')}
              data={country.regions}
              value={country.region}
              onChange={country.chooseRegion}
              searchable
              clearable
            />
          )}
        </FieldRow>
        <FieldRow>
          <Select
            label={say('team.company.currency')}
            data={currencies}
            value={country.currency}
            onChange={(chosen) => chosen && country.chooseCurrency(chosen)}
            error={fault('currency')}
            searchable
            allowDeselect={false}
            limit={60}
          />
          <Select
            label={say('team.time_zone')}
            data={zones}
            value={country.timeZone}
            onChange={(chosen) => chosen && country.chooseTimeZone(chosen)}
            error={fault('timeZone')}
            searchable
            allowDeselect={false}
            limit={60}
          />
        </FieldRow>
      </Section>
      <Section title={say('team.first.you')} sub={say('team.first.you.sub')}>
        <FieldRow>
          <TextInput
            name="name"
            label={say('team.name')}
            error={fault('name')}
            autoComplete="name"
            required
            withAsterisk={false}
          />
          <EmailField error={fault('email')} />
        </FieldRow>
        <PasswordField name="password" kind="new" label={say('team.password')} error={fault('password')} />
      </Section>
      <WhatYouSell begun={begun} onChange={begin} />
      <Section title={say('team.first.begin')}>
        <Radio.Group value={sample} onChange={setSample} aria-label={say('team.first.begin')}>
          <div className={styles.choices}>
            <Choice value="sample" title={say('team.first.sample')} why={say('team.first.sample.why')} />
            <Choice value="empty" title={say('team.first.empty')} why={say('team.first.empty.why')} />
          </div>
        </Radio.Group>
      </Section>
    </Form>
  )

  function found(given: (name: string) => string): void {
    act.mutate({
      body: {
        company: given('company'),
        language,
        country: country.code,
        ...(country.region && { region: country.region }),
        ...(country.currency && { currency: country.currency }),
        ...(country.timeZone && { timeZone: country.timeZone }),
        name: given('name'),
        email: given('email'),
        password: given('password'),
        starters: startersOf(begun),
        sample: sample === 'sample',
      },
    })
  }
}

function Choice({ value, title, why }: { value: string; title: string; why: string }) {
  return (
    <Radio.Card value={value} className={styles.choice}>
      <Radio.Indicator />
      <span>
        <strong>{title}</strong>
        <span className={styles.why}>{why}</span>
      </span>
    </Radio.Card>
  )
}

/** The country brings its currency and time zone along, until one chooses others. */
function useCountry(countries: readonly Country[], language: Language) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const [code, choose] = useState<string | null>(null)
  const [region, chooseRegion] = useState<string | null>(null)
  const [currency, chooseCurrency] = useState<string | null>(null)
  const [timeZone, chooseTimeZone] = useState<string | null>(null)
  // A browser that keeps its zone to itself (UTC) may still say where its language is spoken.
  const spoken = spokenRegion([...navigator.languages, language])
  const guessed =
    countries.find((one) => one.timeZone === here) ??
    countries.find((one) => one.code === spoken) ??
    countries[0]
  const chosen = countries.find((one) => one.code === code) ?? guessed
  const regions = useRegions(chosen?.code ?? '', language).data?.rows ?? []
  return {
    code: chosen?.code ?? '',
    region,
    currency: currency ?? chosen?.currency ?? null,
    timeZone: timeZone ?? chosen?.timeZone ?? null,
    choices: countries.map((one) => ({ value: one.code, label: one.name })),
    regions: regions.map((one) => ({ value: one.code, label: one.name })),
    choose(next: string) {
      choose(next)
      chooseRegion(null)
      chooseCurrency(null)
      chooseTimeZone(null)
    },
    chooseRegion,
    chooseCurrency,
    chooseTimeZone,
  }
}
