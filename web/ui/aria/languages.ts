import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/**
 * React Aria carries what its controls say to screen readers in thirty-odd languages, and no Persian. While building,
 * this keeps the three of them that we speak and adds our Persian.
 */
export function ariaLanguages(): Plugin {
  return {
    name: 'aria-languages',
    apply: 'build',
    transform(_code, id) {
      const concept =
        /react-(?:aria|stately)(?:-components)?\/dist\/private\/(?:(\w+)\/)?intlStrings\.mjs$/.exec(id)
      if (!concept) return null
      const folder = concept[1] ? `../intl/${concept[1]}` : './intl'
      const kept = spoken.map((language, index) => `import s${index} from '${folder}/${language}.mjs'`)
      const name = `${/react-stately/.test(id) ? 'stately_' : ''}${concept[1] ?? 'components'}`
      const code = [
        ...kept,
        `import { persian } from ${JSON.stringify(persian)}`,
        `export default { ${spoken.map((language, index) => `'${language}': s${index}`).join(', ')},`,
        `  'fa-IR': persian.${name} }`,
      ].join('\n')
      return { code, map: null }
    },
  }
}

const spoken = ['en-US', 'pl-PL', 'nb-NO']
const persian = fileURLToPath(new URL('./persian.ts', import.meta.url))
