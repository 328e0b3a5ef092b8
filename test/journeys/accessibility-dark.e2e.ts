import { test } from 'vitest'
import { openEveryScreen } from '../browser/every-screen.ts'

// Both palettes, both directions, both widths: what a fourth look could find, one of these three finds.
test('no screen is closed to anybody in the dark', async () => {
  await openEveryScreen({ language: 'en', country: 'NO', colorScheme: 'dark', width: 1440 })
}, 480_000)
