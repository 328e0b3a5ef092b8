import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { FormShown } from '../../contract/forms.ts'
import { useSay } from '../platform/i18n.tsx'
import { Refused } from '../platform/refused.ts'
import type { PartProps } from './FormFields.tsx'
import styles from './FormPage.module.css'

/** Where the form may stand, and the line that puts it there. */
export function EmbedLines({
  form,
  draft,
  onChange,
  error,
}: PartProps & { form: FormShown; error: Error | null }) {
  const say = useSay()
  const wrong = error instanceof Refused && error.fields.some(({ path }) => path.includes('origins'))
  return (
    <section className={styles.part} aria-label={say('forms.where')}>
      <h2>{say('forms.where')}</h2>
      <Textarea
        label={say('forms.origins')}
        description={say('forms.origins.why')}
        placeholder="https://www.acme.com"
        dir="ltr"
        autosize
        minRows={2}
        value={draft.origins}
        error={wrong && say('forms.origins.fault')}
        onChange={(event) => onChange({ ...draft, origins: event.currentTarget.value })}
      />
      <CopyLine label={say('forms.embed.script')} text={form.embed} />
      <CopyLine
        label={say('forms.embed.frame')}
        text={`<iframe src="${form.url}?embed=1" title="${form.name.replaceAll(/["<>&]/g, '')}" width="100%" height="640"></iframe>`}
      />
      <CopyLine label={say('forms.embed.page')} text={form.url} />
    </section>
  )
}

function CopyLine({ label, text }: { label: string; text: string }) {
  const say = useSay()
  const [copied, setCopied] = useState(false)
  return (
    <div>
      <p className={styles.label}>{label}</p>
      <div className={styles.copy} dir="ltr">
        <code>{text}</code>
        <Button
          variant={copied ? 'subtle' : 'default'}
          size="compact-sm"
          aria-label={`${say('common.copy')}: ${label}`}
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          {say(copied ? 'common.copied' : 'common.copy')}
        </Button>
      </div>
    </div>
  )
}
