import type { Config } from '../../platform/config.ts'
import type { Finding } from './finding.ts'

const here = ['localhost', '127.0.0.1', '[::1]']

export async function checkSettings(config: Config): Promise<Finding[]> {
  const { hostname, protocol } = new URL(config.publicUrl)
  const open = !['localhost', '127.0.0.1', '::1'].includes(config.host)
  const findings: Finding[] = [
    { state: 'well', about: 'node', said: process.version },
    {
      state: 'well',
      about: 'address',
      said: `${config.publicUrl}, listening on ${config.host}:${config.port}`,
    },
  ]
  if (protocol === 'http:' && !here.includes(hostname))
    findings.push({
      state: 'ill',
      about: 'address',
      said: 'People sign in over plain http, where anybody on the way reads along. Put a proxy with a certificate in front and set STAGECRAFT_URL to https://…',
    })
  if (open && here.includes(hostname))
    findings.push({
      state: 'ill',
      about: 'address',
      said: `HOST=${config.host} lets others in, but STAGECRAFT_URL is ${config.publicUrl}: links in mail would lead them to their own machine.`,
    })
  if (protocol === 'https:' && config.proxies === 0)
    findings.push({
      state: 'remark',
      about: 'proxy',
      said: 'Behind a proxy, set TRUST_PROXY=1, or every visitor counts as one and the same for the limits on sign-in.',
    })
  return findings
}
