import closeWithGrace from 'close-with-grace'
import { startServer } from '../main.ts'
import { makeLog } from '../platform/log.ts'
import type { Command } from './command.ts'
import { inPlainWords } from './terminal/plain-words.ts'

export const start: Command = {
  name: 'start',
  about:
    'Starts the database, brings it up to date, and serves the CRM until SIGTERM or Ctrl-C, which let running requests\n' +
    'end. What it says to you goes to standard error; its log, one JSON line per entry, to standard output.',
  example: 'PORT=8080 STAGECRAFT_DATA=/var/lib/stagecraft stagecraft start',

  async run(_, terminal, config) {
    const log = makeLog(config.logLevel)
    let fault: Error | undefined
    const interruption = new AbortController()
    let started = false
    const starting = startServer({
      config,
      log,
      say: terminal.say,
      signal: interruption.signal,
      onFault(why) {
        fault = why
        closing.close()
      },
    })
    const closing = closeWithGrace(
      { delay: 9_500, logger: false, skip: ['beforeExit'] },
      async ({ signal, err }) => {
        const why = err ?? fault
        if (why) log.fatal({ err: why }, 'closing because of a fault')
        terminal.say(why ? `stagecraft start: ${inPlainWords(why)}` : `${signal}: finishing what runs`)
        if (!started) interruption.abort()
        const server = await starting.catch(() => undefined)
        await server?.close()
        if (why) throw why
      },
    )
    const { empty } = await starting.catch((why: unknown) => {
      // That it did not start is no news to whoever interrupted it, and closeWithGrace ends the process.
      if (interruption.signal.aborted) return new Promise<never>(() => {})
      throw why
    })
    started = true
    terminal.say(`Stagecraft ${empty ? 'waits for its first company' : 'is ready'}: ${config.publicUrl}`)
    if (empty) terminal.say('Open that address in a browser, name your company and choose a password.')
    // Only a signal or a fault ends it, and closeWithGrace then ends the process.
    return new Promise<never>(() => {})
  },
}
