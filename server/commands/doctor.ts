import { type Command, exit } from './command.ts'
import { checkClock } from './doctor/check-clock.ts'
import { checkDataFolder } from './doctor/check-data-folder.ts'
import { checkDatabase } from './doctor/check-database.ts'
import { checkMail } from './doctor/check-mail.ts'
import { checkSettings } from './doctor/check-settings.ts'

const signs = { well: 'ok  ', remark: 'note', ill: 'FAIL' } as const

export const doctor: Command = {
  name: 'doctor',
  about:
    'Looks at the settings, the data folder and its disk, the database, its version and roles, the way mail goes out,\n' +
    'and the clock; changes nothing. Exit code 1 when something must be mended.',
  example: 'stagecraft doctor',

  async run(_, terminal, config) {
    const checks = [checkSettings, checkDataFolder, checkDatabase, checkMail, checkClock]
    let ill = 0
    for (const check of checks)
      for (const { state, about, said } of await check(config)) {
        if (state === 'ill') ill += 1
        terminal.answer(`${signs[state]}  ${about.padEnd(12)}  ${said}`)
      }
    return ill > 0 ? exit.refused : exit.ok
  },
}
