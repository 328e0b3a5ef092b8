import { z } from 'zod'

export const languages = ['en', 'pl', 'nb', 'fa'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

/** C0 and C1 controls but tab and newline: PostgreSQL refuses NUL, logs and mail headers break on the others. */
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/
/** Overrides of the writing direction make a name show as another one. */
const bidiOverride = /[\u202a-\u202e\u2066-\u2069]/

const readable = (value: string) => value.isWellFormed() && !control.test(value) && !bidiOverride.test(value)

/** One line a person typed: trimmed, not empty, no control characters. */
export const Line = (max = 200) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => readable(value) && !value.includes('\n'), { error: 'unreadable_characters' })

/** Several lines a person typed. May be empty. */
export const Prose = (max = 20_000) =>
  z.string().max(max).refine(readable, { error: 'unreadable_characters' })

/** A text the company writes once per language; a plain string serves every language. */
export const Text = z.union([Line(2_000), z.partialRecord(Language, Line(2_000))])
export type Text = z.infer<typeof Text>

/** The text in `language`, else in English, else in whichever there is. */
export function textIn(text: Text, language: Language): string {
  if (typeof text === 'string') return text
  return text[language] ?? text.en ?? Object.values(text)[0] ?? ''
}
