import { text } from 'node:stream/consumers'
import { UsageError } from './given.ts'
import { makeProgress, type Progress } from './progress.ts'

/** What a command says and hears. Its answer goes to standard output alone, so that a script can take it. */
export interface Terminal {
  /** The answer. */
  answer(line: string): void
  /** A remark for a person, on standard error. */
  say(line: string): void
  progress(label: string): Progress
  /** The one line of standard input, for passwords: they belong neither in a command line nor in an environment. */
  secret(prompt: string): Promise<string>
}

export function makeTerminal(): Terminal {
  return {
    answer: (line) => void process.stdout.write(`${line}\n`),
    say: (line) => void process.stderr.write(`${line}\n`),
    progress: (label) => makeProgress(label, process.stderr),
    secret,
  }
}

async function secret(prompt: string): Promise<string> {
  const given = process.stdin.isTTY
    ? await typedUnseen(prompt)
    : (await text(process.stdin)).split(/\r?\n/)[0]
  if (!given) throw new UsageError('nothing was given on standard input')
  return given
}

/** At a keyboard: asked for, and not shown while typed. */
function typedUnseen(prompt: string): Promise<string> {
  const { stdin, stderr } = process
  stderr.write(`${prompt}: `)
  stdin.setRawMode(true).setEncoding('utf8').resume()
  return new Promise((resolve, reject) => {
    let typed = ''
    const end = (finish: () => void) => {
      stdin.setRawMode(false).pause().removeListener('data', onData)
      stderr.write('\n')
      finish()
    }
    const onData = (keys: string) => {
      for (const key of keys) {
        if (key === '\r' || key === '\n') return end(() => resolve(typed))
        if (key === '\u0003') return end(() => reject(new UsageError('given up')))
        typed = key === '\u007f' || key === '\b' ? Array.from(typed).slice(0, -1).join('') : typed + key
      }
    }
    stdin.on('data', onData)
  })
}
