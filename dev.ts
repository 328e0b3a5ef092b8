import { spawn } from 'node:child_process'

/**
 * `npm run dev`: the server, started again at each change of server/ or contract/, and the page, exchanged in place by
 * vite. Both within a second.
 */
const children = [
  spawn(
    process.execPath,
    ['--watch-path=server', '--watch-path=contract', 'server/commands/command-line.ts', 'start'],
    {
      stdio: 'inherit',
      env: { NODE_ENV: 'development', ...process.env },
    },
  ),
  spawn('vite', ['--clearScreen', 'false'], { stdio: 'inherit' }),
]

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    for (const child of children) child.kill('SIGTERM')
  })

for (const child of children)
  child.on('exit', (code) => {
    for (const other of children) other.kill('SIGTERM')
    process.exitCode ??= code ?? 0
  })
