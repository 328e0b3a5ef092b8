import type { Hours } from '../../../../contract/team/calendar.ts'
import type { Reader } from '../../../platform/reader/reader.ts'

/** `09:00`, in the reader's digits. */
export const timeText = (time: string, { language }: Reader): string =>
  language === 'fa' ? time.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit))) : time

/** `09:00–12:00, 12:30–17:00`; each stretch runs from left to right, also inside Persian words. */
export const hoursText = (hours: readonly Hours[], reader: Reader): string =>
  hours
    .map(({ from, to }) => `\u2066${timeText(from, reader)}–${timeText(to, reader)}\u2069`)
    .join(reader.language === 'fa' ? '، ' : ', ')
