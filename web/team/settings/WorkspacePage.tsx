import { Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { editWorkspace, showWorkspace, type Workspace } from '../../../contract/team/workspace.ts'
import { type Language, languages } from '../../../contract/text.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { ask } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { notify } from '../../ui/feedback/notices.tsx'
import { Answer } from '../../ui/feedback/states.tsx'
import { useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { FieldRow, Form, Section } from '../../ui/inputs/Form.tsx'
import { Link } from '../../ui/Link.tsx'
import { currencyChoices, timeZoneChoices, useCountries, useRegions } from '../door/company-choices.ts'
import { languageNames } from './LookChoices.tsx'
import { RemoveSample } from './RemoveSample.tsx'
import { SettingsPage } from './SettingsPage.tsx'

/** The company: what it is called, where it is, in what it counts, when it works. */
export function WorkspacePage() {
  return (
    <SettingsPage view="workspace">
      <Answer of={useQuery(ask(showWorkspace))}>
        {(workspace) => (
          <>
            <WorkspaceForm key={workspace.version} workspace={workspace} />
            {workspace.hasSample && <RemoveSample />}
          </>
        )}
      </Answer>
    </SettingsPage>
  )
}

function WorkspaceForm({ workspace }: { workspace: Workspace }) {
  const say = useSay()
  const { language: reading } = useReader()
  const act = useAct(editWorkspace, {
    touches: [['workspace'], ['session']],
    onDone: () => notify({ text: say('common.saved') }),
  })
  const fault = useFieldFaults(act.error)
  const [language, setLanguage] = useState<Language>(workspace.language)
  const [country, setCountry] = useState(workspace.country)
  const [region, setRegion] = useState<string | null>(workspace.region)
  const [currency, setCurrency] = useState(workspace.currency)
  const [timeZone, setTimeZone] = useState(workspace.timeZone)
  const countries = useCountries(reading).data?.rows ?? []
  const regions = useRegions(country, reading).data?.rows ?? []
  const currencies = useMemo(() => currencyChoices(reading), [reading])
  const zones = useMemo(() => timeZoneChoices(reading), [reading])
  return (
    <Form act={act} submit={say('common.save')} onSubmit={save}>
      <Section title={say('team.settings.workspace')}>
        <FieldRow>
          <TextInput
            name="name"
            label={say('team.company.name')}
            defaultValue={workspace.name}
            error={fault('name')}
          />
          <Select
            label={say('team.company.language')}
            data={languages.map((one) => ({ value: one, label: languageNames[one] }))}
            value={language}
            onChange={(chosen) => chosen && setLanguage(chosen as Language)}
            allowDeselect={false}
          />
        </FieldRow>
        <FieldRow>
          <Select
            label={say('team.company.country')}
            data={countries.map((one) => ({ value: one.code, label: one.name }))}
            value={country}
            onChange={(chosen) => {
              if (!chosen) return
              setCountry(chosen)
              setRegion(null)
            }}
            searchable
            allowDeselect={false}
          />
          {regions.length > 0 && (
            <Select
              label={say('team.company.region')}
              placeholder={say('common.optional')}
              data={regions.map((one) => ({ value: one.code, label: one.name }))}
              value={region}
              onChange={setRegion}
              searchable
              clearable
            />
          )}
        </FieldRow>
        <FieldRow>
          <Select
            label={say('team.company.currency')}
            data={currencies}
            value={currency}
            onChange={(chosen) => chosen && setCurrency(chosen)}
            searchable
            allowDeselect={false}
            limit={60}
          />
          <Select
            label={say('team.time_zone')}
            data={zones}
            value={timeZone}
            onChange={(chosen) => chosen && setTimeZone(chosen)}
            searchable
            allowDeselect={false}
            limit={60}
          />
        </FieldRow>
      </Section>
      <Section title={say('calendars.title')} sub={say('calendars.company.sub')}>
        <Link to={paths.workingTime()}>{say('calendars.title')}</Link>
      </Section>
    </Form>
  )

  function save(given: (name: string) => string): void {
    const moved = country !== workspace.country || region !== workspace.region
    const holidays = { country, ...(region && { region }) }
    act.mutate({
      ifMatch: workspace.version,
      body: {
        name: given('name'),
        language,
        country,
        region,
        currency,
        timeZone,
        // Where the company moves, so do the public holidays it keeps, unless it keeps none.
        ...(moved &&
          workspace.calendar.holidays && { calendar: { ...workspace.calendar, timeZone, holidays } }),
      },
    })
  }
}
