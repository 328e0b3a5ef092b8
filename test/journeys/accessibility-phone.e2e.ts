import { test } from 'vitest'
import { openEveryScreen } from '../browser/every-screen.ts'

test('no screen is closed to anybody on a phone', async () => {
  await openEveryScreen({ language: 'pl', country: 'PL', colorScheme: 'light', width: 390, onlyLook: true })
}, 480_000)
