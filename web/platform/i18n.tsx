import { DirectionProvider, useDirection } from '@mantine/core'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { createIntl, createIntlCache, type IntlShape, RawIntlProvider, useIntl } from 'react-intl'
import type { Language } from '../../contract/text.ts'
import { type Reader, ReaderContext } from './reader/reader.ts'

/** `const say = useSay()`, then `say('deals.win')` or `say('deals.count', { count })`. */
export function useSay(): Say {
  const { formatMessage } = useIntl()
  return useCallback((id, values) => formatMessage<Values>({ id }, values ?? {}) as string, [formatMessage])
}

export type Say = (id: string, values?: Values) => string
type Values = Record<string, string | number | boolean | null | undefined | Date>

export const directionOf = (language: Language) => (language === 'fa' ? 'rtl' : 'ltr')

/** Puts words, direction, calendar and zone around the app. Shows nothing until the first language is there. */
export function Speaking({ reader, children }: { reader: Reader; children: ReactNode }) {
  const [intl, setIntl] = useState<IntlShape | null>(null)
  useEffect(() => {
    let current = true
    void wordsOf(reader.language).then((messages) => {
      if (!current) return
      document.documentElement.lang = reader.language
      document.documentElement.dir = directionOf(reader.language)
      setIntl(
        createIntl(
          { locale: reader.language, messages, timeZone: reader.timeZone, onError },
          createIntlCache(),
        ),
      )
    })
    return () => {
      current = false
    }
  }, [reader.language, reader.timeZone])
  if (!intl) return null
  const direction = directionOf(intl.locale as Language)
  return (
    <ReaderContext value={reader}>
      <DirectionProvider initialDirection={direction} detectDirection={false}>
        <Facing direction={direction} />
        <RawIntlProvider value={intl}>{children}</RawIntlProvider>
      </DirectionProvider>
    </ReaderContext>
  )
}

/** Turns everything round without drawing it anew, so that nobody loses what he has typed. */
function Facing({ direction }: { direction: 'ltr' | 'rtl' }) {
  const { dir, setDirection } = useDirection()
  useEffect(() => {
    if (dir !== direction) setDirection(direction)
  }, [dir, direction, setDirection])
  return null
}

const files = import.meta.glob<Record<string, string>>('../locales/*/*.json', { import: 'default' })

/** Fetches the words of a language before anybody knows that they will be spoken. */
export function warmWords(language: Language): void {
  void wordsOf(language)
}

/** Every concept's words of one language. Only while developing do missing ones fall back to English. */
async function wordsOf(language: Language): Promise<Record<string, string>> {
  const own = await filesOf(language)
  if (!import.meta.env.DEV || language === 'en') return own
  return { ...(await filesOf('en')), ...own }
}

async function filesOf(language: Language): Promise<Record<string, string>> {
  const loading = Object.entries(files).filter(([file]) => file.startsWith(`../locales/${language}/`))
  return Object.assign({}, ...(await Promise.all(loading.map(([, load]) => load()))))
}

const onError = (error: unknown) => {
  if (import.meta.env.DEV) reportError(error)
}
