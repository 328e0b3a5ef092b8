import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { channels } from '../../contract/deals/deal.ts'
import { SourceField } from '../deals/acts/SourceField.tsx'
import { useSay } from '../platform/i18n.tsx'
import { useFieldFaults } from '../ui/inputs/FieldError.tsx'
import { FieldRow } from '../ui/inputs/Form.tsx'
import type { PartProps } from './FormFields.tsx'
import styles from './FormPage.module.css'
import type { FormDraft } from './form-draft.ts'
import { useForms } from './form-queries.ts'

/** What becomes of a sending: whether it has to be confirmed, how its lead is counted, where the visitor goes. */
export function FormAfter({ draft, onChange, error }: PartProps & { error: Error | null }) {
  const say = useSay()
  const fault = useFieldFaults(error)
  const mailWorks = useForms().data?.mailWorks ?? true
  return (
    <section className={styles.part} aria-label={say('forms.after')}>
      <h2>{say('forms.after')}</h2>
      <Checkbox
        label={say('forms.opt_in')}
        description={say(mailWorks ? 'forms.opt_in.why' : 'forms.opt_in.no_mail')}
        checked={draft.doubleOptIn}
        onChange={(event) => onChange({ ...draft, doubleOptIn: event.currentTarget.checked })}
      />
      <FieldRow>
        <SourceField value={draft.source} onChange={(source) => onChange({ ...draft, source })} />
        <NativeSelect
          label={say('leads.field.channel')}
          value={draft.channel ?? ''}
          data={[
            { value: '', label: '–' },
            ...channels.map((channel) => ({ value: channel, label: say(`deals.page.channel.${channel}`) })),
          ]}
          onChange={(event) =>
            onChange({ ...draft, channel: (event.currentTarget.value || null) as FormDraft['channel'] })
          }
        />
      </FieldRow>
      <TextInput
        label={say('leads.field.campaign')}
        value={draft.campaign}
        maxLength={200}
        error={fault('campaign')}
        onChange={(event) => onChange({ ...draft, campaign: event.currentTarget.value })}
      />
      <TextInput
        label={say('forms.redirect')}
        description={say('forms.redirect.why')}
        placeholder="https://"
        dir="ltr"
        value={draft.redirectTo}
        maxLength={500}
        error={fault('redirectTo')}
        onChange={(event) => onChange({ ...draft, redirectTo: event.currentTarget.value })}
      />
    </section>
  )
}
