import { useMantineColorScheme } from '@mantine/core'
import { useId } from 'react'
import { type Language, languages } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useChooseLanguage, useChooseTheme } from '../session-acts.ts'
import styles from './LookChoices.module.css'

/** Each language in its own words: who needs it cannot read the others. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  pl: 'Polski',
  nb: 'Norsk',
  fa: 'فارسی',
}

const themes = ['auto', 'light', 'dark'] as const

export function ThemeChoice() {
  const say = useSay()
  const { colorScheme } = useMantineColorScheme()
  const choose = useChooseTheme()
  return (
    <fieldset className={styles.segments}>
      <legend className="only-heard">{say('frame.theme')}</legend>
      {themes.map((theme) => (
        <button
          key={theme}
          type="button"
          className={styles.segment}
          aria-pressed={colorScheme === theme}
          onClick={() => choose(theme)}
        >
          {say(`frame.theme.${theme}`)}
        </button>
      ))}
    </fieldset>
  )
}

export function LanguageChoice() {
  const say = useSay()
  const { language } = useReader()
  const choose = useChooseLanguage()
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="only-heard">
        {say('frame.language')}
      </label>
      <select
        id={id}
        className={styles.select}
        value={language}
        onChange={(event) => choose(event.target.value as Language)}
      >
        {languages.map((one) => (
          <option key={one} value={one} lang={one}>
            {languageNames[one]}
          </option>
        ))}
      </select>
    </div>
  )
}
