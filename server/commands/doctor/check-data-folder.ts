import { accessSync, constants, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Config } from '../../platform/config.ts'
import type { Finding } from './finding.ts'

const about = 'data folder'
const littleBytes = 2 * 1024 ** 3

export async function checkDataFolder({ dataFolder, databaseUrl }: Config): Promise<Finding[]> {
  const folder = nearest(dataFolder)
  if (folder !== dataFolder)
    return [
      { state: 'remark', about, said: `${dataFolder} does not exist yet; the first start makes it.` },
      await disk(folder),
    ]
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return [
      {
        state: 'ill',
        about,
        said: `${folder} may not be used by this user (${process.getuid?.()}). Give it to him: chown -R.`,
      },
    ]
  }
  const { mode } = statSync(folder)
  const others = (mode & 0o007) !== 0
  return [
    others && !databaseUrl
      ? {
          state: 'remark',
          about,
          said: `${folder} can be entered by others (${(mode & 0o777).toString(8)}); what is inside cannot.`,
        }
      : { state: 'well', about, said: folder },
    await disk(folder),
  ]
}

async function disk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const said = `${(free / 1024 ** 3).toFixed(1)} GB free`
  if (free < 64 * 1024 ** 2)
    return { state: 'ill', about: 'disk', said: `${said}: the database does not start with less than 64 MB` }
  return free < littleBytes
    ? { state: 'remark', about: 'disk', said: `${said}, which is little` }
    : { state: 'well', about: 'disk', said }
}

function nearest(path: string): string {
  let folder = path
  while (!statSync(folder, { throwIfNoEntry: false })) folder = dirname(folder)
  return folder
}
