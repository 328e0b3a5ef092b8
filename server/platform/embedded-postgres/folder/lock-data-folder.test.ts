import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { findPostmaster } from '../postmaster/postmaster.ts'
import { ownFolder, start, starter } from '../test-cast.ts'

test('a second starter is refused without waiting, and told who holds the folder', async () => {
  const folder = ownFolder()
  const holder = await starter(folder)
  await holder.go()
  const second = await starter(folder)
  const refused = await second.go()
  expect(refused).toMatchObject({ started: false, code: 'data_folder_in_use' })
  expect(refused.message).toContain(`process ${holder.pid} since 2`)
  expect(refused.message).toContain('test-starter.ts')
  expect(refused.tookMs).toBeLessThan(5_000)
  await holder.stop()
  expect((await start(folder)).adopted).toBe(false)
}, 20_000)

test('a second start within one process is refused as well', async () => {
  const folder = ownFolder()
  await start(folder)
  await expect(start(folder)).rejects.toMatchObject({ code: 'data_folder_in_use' })
}, 20_000)

test('of two that start at the same moment exactly one wins, every time', async () => {
  const folder = ownFolder()
  await (await start(folder)).stop()
  for (let round = 0; round < 6; round += 1) {
    const [one, other] = await Promise.all([starter(folder), starter(folder)])
    const said = await Promise.all([one.go(), other.go()])
    expect(said.map(({ started }) => started).sort()).toEqual([false, true])
    const [winner, loser] = said[0].started ? [one, said[1]] : [other, said[0]]
    expect(loser.message).toContain(`process ${winner.pid} `)
    // in every other round the winner dies by force: its lock must go with it
    await (round % 2 === 0 ? winner.kill() : winner.stop())
  }
  const { stop } = await start(folder)
  await stop()
  expect(findPostmaster(join(folder, 'postgres'))).toBeUndefined()
}, 30_000)

test('two that reach for the lock in the same instant never both have it, and never both go without', async () => {
  const folder = ownFolder()
  const script = fileURLToPath(new URL('./test-locker.ts', import.meta.url))
  const rounds = 80
  const race = [script, folder, String(Date.now() + 800), String(rounds), '40']
  const [one, other] = await Promise.all([lockRace(race), lockRace(race)])
  const raced = one.tried.filter((round) => other.tried.includes(round))
  expect(raced.length).toBeGreaterThan(5)
  const held = [...one.had, ...other.had].sort((a, b) => a.fromMs - b.fromMs)
  // On a busy machine one may come so late that the other has had the lock and given it back in the same round.
  expect(held.filter(({ fromMs }, place) => place > 0 && fromMs < (held[place - 1]?.toMs ?? 0))).toEqual([])
  const won = new Set(held.map(({ round }) => round))
  expect(raced.filter((round) => !won.has(round))).toEqual([])
}, 20_000)

async function lockRace(
  race: string[],
): Promise<{ tried: number[]; had: { round: number; fromMs: number; toMs: number }[] }> {
  const { stdout } = await promisify(execFile)(process.execPath, race)
  return JSON.parse(stdout)
}
