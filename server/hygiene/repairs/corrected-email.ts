/** How the hosts that most people have their mail at are misspelt; nobody has an address there. */
const slips: Readonly<Record<string, readonly string[]>> = {
  'gmail.com': [
    'gmial.com',
    'gmai.com',
    'gamil.com',
    'gnail.com',
    'gmal.com',
    'gmaill.com',
    'gmail.co',
    'gmail.con',
    'gmail.cm',
    'gmail.pl',
    'gmail.no',
    'gmail.ir',
  ],
  'hotmail.com': ['hotmial.com', 'hotmal.com', 'hotmai.com', 'hotmail.con', 'homail.com'],
  'outlook.com': ['outlok.com', 'outloook.com', 'outlook.con', 'oulook.com'],
  'yahoo.com': ['yaho.com', 'yahooo.com', 'yhoo.com', 'yahoo.con'],
  'icloud.com': ['iclod.com', 'icloud.con', 'icould.com'],
  'wp.pl': ['wp.pll', 'pw.pl'],
  'onet.pl': ['onte.pl', 'onet.pll'],
  'interia.pl': ['intera.pl', 'interia.pll'],
  'online.no': ['onlin.no', 'onine.no'],
}

const hostMeant = new Map(
  Object.entries(slips).flatMap(([host, wrong]) => wrong.map((one) => [one, host] as const)),
)

export const misspeltHosts: readonly string[] = [...hostMeant.keys()]

/**
 * What somebody most likely meant to type, or null where nothing speaks for anything: `anna@gmial,com` is `anna@gmail.com`.
 * It is a proposal and no more; a box is never made up.
 */
export function correctedEmail(typed: string): string | null {
  const plain = typed
    .toLowerCase()
    .replace(/^.*<([^<>]+)>.*$/, '$1')
    .replace(/^\s*mailto:/, '')
    .replaceAll(/\s*(\(at\)|\[at\]|@)\s*/g, '@')
    .replaceAll(/[\s"<>()]/g, '')
    .replaceAll(/,/g, '.')
    .replaceAll(/\.{2,}/g, '.')
    .replaceAll(/^\.+|[.;]+$/g, '')
    .replaceAll(/\.*@+\.*/g, '@')
  const [box, host = '', ...more] = plain.split('@')
  if (!box || more.length > 0) return null
  const meant = hostMeant.get(host) ?? host.replace(/\.(con|cmo|ocm)$/, '.com')
  const corrected = `${box}@${meant}`
  return corrected === typed.toLowerCase() || !/^[^@]+@([a-z\d-]+\.)+[a-z]{2,}$/.test(corrected)
    ? null
    : corrected
}
