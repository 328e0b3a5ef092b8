import { lazy, Suspense } from 'react'
import type { Text } from '../../../../contract/text.ts'
import { directionOf } from '../../../platform/i18n.tsx'
import { SkeletonBar } from '../../../ui/feedback/states.tsx'
import { fallbackText, ownText, withText } from '../edits/texts.ts'
import { usePanel } from '../panel.ts'
import { languageName } from './language-name.ts'
import styles from './ScriptInLanguages.module.css'

interface ScriptInLanguagesProps {
  label: string
  value: Text | undefined
  onChange: (script: Text | undefined) => void
  error?: string | undefined
}

const MarkdownField = lazy(async () => {
  const { MarkdownField } = await import('../../../ui/markdown/MarkdownField.tsx')
  return { default: MarkdownField }
})

/** A script with emphasis, lists and links, in the main language and in the one it is translated to. */
export function ScriptInLanguages({ label, value, onChange, error }: ScriptInLanguagesProps) {
  const { main, beside } = usePanel()
  return (
    <div className={styles.scripts}>
      {[main, ...(beside ? [beside] : [])].map((language) => (
        <Suspense key={language} fallback={<SkeletonBar width="100%" />}>
          <MarkdownField
            label={language === main ? label : `${label} (${languageName(language)})`}
            lang={language}
            dir={directionOf(language)}
            value={ownText(value, language, main)}
            onChange={(written) => onChange(withText(value, language, main, written))}
            placeholder={fallbackText(value, language)}
            max={5_000}
          />
        </Suspense>
      ))}
      {error && <p className={styles.error}>{error}</p>}
    </div>
  )
}
