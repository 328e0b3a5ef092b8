import { Select, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { changeProfile } from '../../../contract/team/session.ts'
import { type Language, languages } from '../../../contract/text.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useSession } from '../../platform/session.ts'
import { notify } from '../../ui/feedback/notices.tsx'
import { useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { FieldRow, Form, Section } from '../../ui/inputs/Form.tsx'
import { MemberTime } from '../calendar/MemberTime.tsx'
import { timeZoneChoices } from '../door/company-choices.ts'
import { useTakeSession } from '../session-acts.ts'
import { ChangePasswordForm } from './ChangePasswordForm.tsx'
import { languageNames, ThemeChoice } from './LookChoices.tsx'
import { SettingsPage } from './SettingsPage.tsx'

/** My name, how I read dates and times, how the screen looks, my password. */
export function ProfilePage() {
  const say = useSay()
  return (
    <SettingsPage view="profile">
      <Section title={say('team.profile.me')}>
        <ProfileForm />
      </Section>
      <Section title={say('calendars.member')} sub={say('calendars.member.sub')}>
        <MemberTime id={useSession().member.id} />
      </Section>
      <Section title={say('frame.theme')}>
        <ThemeChoice />
      </Section>
      <Section title={say('team.password.change')} sub={say('team.password.change.sub')}>
        <ChangePasswordForm />
      </Section>
    </SettingsPage>
  )
}

function ProfileForm() {
  const say = useSay()
  const reader = useReader()
  const session = useSession()
  const take = useTakeSession()
  const act = useAct(changeProfile, {
    onDone: (changed) => {
      take(changed)
      notify({ text: say('common.saved') })
    },
  })
  const fault = useFieldFaults(act.error)
  const [language, setLanguage] = useState<Language>(session.language)
  const [timeZone, setTimeZone] = useState(session.ownTimeZone ? session.timeZone : companys)
  const [calendar, setCalendar] = useState<'gregory' | 'persian'>(session.dateCalendar)
  const zones = useMemo(() => timeZoneChoices(reader.language), [reader.language])
  return (
    <Form
      act={act}
      submit={say('common.save')}
      onSubmit={(given) =>
        act.mutate({
          body: {
            name: given('name'),
            language,
            timeZone: timeZone === companys ? null : timeZone,
            dateCalendar: calendar,
          },
        })
      }
    >
      <FieldRow>
        <TextInput
          name="name"
          label={say('team.name')}
          defaultValue={session.member.name}
          error={fault('name')}
        />
        <TextInput
          label={say('team.email')}
          value={session.member.email ?? ''}
          readOnly
          variant="filled"
          dir="ltr"
          description={say('team.email.fixed')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label={say('team.language')}
          data={languages.map((one) => ({ value: one, label: languageNames[one] }))}
          value={language}
          onChange={(chosen) => {
            if (!chosen) return
            setLanguage(chosen as Language)
            setCalendar(chosen === 'fa' ? 'persian' : 'gregory')
          }}
          allowDeselect={false}
        />
        <Select
          label={say('team.calendar')}
          data={(['gregory', 'persian'] as const).map((one) => ({
            value: one,
            label: say(`team.calendar.${one}`),
          }))}
          value={calendar}
          onChange={(chosen) => chosen && setCalendar(chosen as 'gregory' | 'persian')}
          allowDeselect={false}
        />
      </FieldRow>
      <Select
        label={say('team.time_zone')}
        data={[
          { value: companys, label: say('team.time_zone.company', { zone: session.workspace.timeZone }) },
          ...zones,
        ]}
        value={timeZone}
        onChange={(chosen) => chosen && setTimeZone(chosen)}
        error={fault('timeZone')}
        searchable
        allowDeselect={false}
        limit={60}
      />
    </Form>
  )
}

/** No zone of his own: whatever the company's is. */
const companys = 'company'
