import { test } from 'vitest'
import { openEveryScreen } from '../browser/every-screen.ts'

test('no screen is closed to anybody from right to left', async () => {
  await openEveryScreen({ language: 'fa', country: 'IR', colorScheme: 'light', width: 1440, onlyLook: true })
}, 480_000)
