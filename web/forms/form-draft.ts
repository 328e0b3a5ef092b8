import type { EditForm, Form, FormField } from '../../contract/forms.ts'
import type { Language } from '../../contract/text.ts'
import { textFrom, type Written, writtenFrom } from '../fields/field-draft.ts'

/** A form as its builder has it while it is being changed. */
export interface FormDraft {
  name: string
  title: Written
  intro: Written
  button: Written
  thanks: Written
  fields: DraftField[]
  /** Null: nothing is agreed to. */
  consent: { text: Written; required: boolean } | null
  doubleOptIn: boolean
  source: Form['source']
  channel: Form['channel']
  campaign: string
  redirectTo: string
  /** One website a line. */
  origins: string
}

export interface DraftField {
  field: FormField['field']
  required: boolean
  label: Written
  help: Written
}

/** @param main the company's language: a plain text is in it */
export function draftOf(form: Form, main: Language): FormDraft {
  const written = (text: Form['title']) => writtenFrom(text, main)
  return {
    name: form.name,
    title: written(form.title),
    intro: written(form.intro),
    button: written(form.button),
    thanks: written(form.thanks),
    fields: form.fields.map(({ field, required, label, help }) => ({
      field,
      required,
      label: written(label),
      help: written(help),
    })),
    consent: form.consent && { text: written(form.consent.text), required: form.consent.required },
    doubleOptIn: form.doubleOptIn,
    source: form.source,
    channel: form.channel,
    campaign: form.campaign ?? '',
    redirectTo: form.redirectTo ?? '',
    origins: form.origins.join('\n'),
  }
}

/** What is sent of a draft. A consent without words asks for nothing. */
export function partsOf(draft: FormDraft, main: Language): EditForm {
  const text = (written: Written) => textFrom(written, main)
  const agreed = draft.consent && text(draft.consent.text)
  return {
    name: draft.name,
    title: text(draft.title),
    intro: text(draft.intro),
    button: text(draft.button),
    thanks: text(draft.thanks),
    fields: draft.fields.map(({ field, required, label, help }) => ({
      field,
      required,
      label: text(label),
      help: text(help),
    })),
    consent: draft.consent && agreed ? { text: agreed, required: draft.consent.required } : null,
    doubleOptIn: draft.doubleOptIn,
    source: draft.source,
    channel: draft.channel,
    campaign: draft.campaign.trim() || null,
    redirectTo: draft.redirectTo.trim() || null,
    origins: draft.origins.split(/\s+/).filter(Boolean),
  }
}
