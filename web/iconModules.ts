import * as icons from '@mdi/js'
import type { Plugin } from 'vite'

const IMPORT = /import\s*\{([^}]*)\}\s*from\s*['"]@mdi\/js['"];?/gu
const ONE = 'virtual:mdi/'

/**
 * An icon is a module of its own in the build. `@mdi/js` is one module, so that the icons of every page would come with
 * the first page that has one: 10 KB gzip.
 */
export function iconModules(): Plugin {
  return {
    name: 'icon-modules',
    apply: 'build',
    transform: (code, id) =>
      !id.includes('node_modules') && code.includes('@mdi/js')
        ? code.replace(IMPORT, (_, names: string) =>
            names
              .split(',')
              .map(name => name.trim())
              .filter(Boolean)
              .map(name => `import { ${name} } from '${ONE}${name}';`)
              .join(''),
          )
        : null,
    resolveId: id => (id.startsWith(ONE) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${ONE}`)) return null
      const name = id.slice(ONE.length + 1)
      const path: unknown = Reflect.get(icons, name)
      if (typeof path !== 'string') throw new Error(`@mdi/js has no icon ${name}`)
      return `export const ${name} = ${JSON.stringify(path)}`
    },
  }
}
