import type { SourceFile } from './SourceFile.ts'

/** Files under `of` may import no file of ours under `not` (patterns on paths from the root). */
interface FileLaw {
  readonly law: string
  readonly of: RegExp
  readonly not: RegExp
}

/** Only files under `only` import these packages. */
interface PackageLaw {
  readonly law: string
  readonly packages: RegExp
  readonly only: RegExp
}

const fileLaws: readonly FileLaw[] = [
  { law: 'domain imports nobody', of: /^domain\//, not: /^(functions|web|local|tests)\// },
  { law: 'rooms do not import each other', of: /^functions\//, not: /^(web|local|tests)\// },
  { law: 'rooms do not import each other', of: /^web\//, not: /^(functions|local|tests)\// },
  { law: 'rooms do not import each other', of: /^local\//, not: /^(functions|web|tests)\// },
  { law: 'use-cases take ports', of: /^functions\/src\/usecases\//, not: /^functions\/src\/(?!usecases\/)/ },
  {
    law: 'only entry wires',
    of: /^functions\/src\/messengers\//,
    not: /^functions\/src\/(entry|firestore)\//,
  },
  {
    law: 'only entry wires',
    of: /^functions\/src\/firestore\//,
    not: /^functions\/src\/(entry|messengers)\//,
  },
  { law: 'messengers are apart', of: /\/messengers\/telegram\//, not: /\/messengers\/vk\// },
  { law: 'messengers are apart', of: /\/messengers\/vk\//, not: /\/messengers\/telegram\// },
  {
    law: 'app → features → entities → ui',
    of: /^web\/src\/ui\//,
    not: /^web\/src\/(app|features|entities)\//,
  },
  { law: 'app → features → entities → ui', of: /^web\/src\/entities\//, not: /^web\/src\/(app|features)\// },
  { law: 'app → features → entities → ui', of: /^web\/src\/features\//, not: /^web\/src\/app\// },
]

const packageLaws: readonly PackageLaw[] = [
  {
    law: 'only messengers/telegram imports grammY',
    packages: /^(grammy|@grammyjs\/)/,
    only: /^(functions|local)\/src\/messengers\/telegram\//,
  },
  {
    law: 'only messengers/vk imports vk-io',
    packages: /^vk-io/,
    only: /^(functions|local)\/src\/messengers\/vk\//,
  },
  {
    law: 'only firestore imports firebase-admin',
    packages: /^firebase-admin\/firestore$/,
    only: /^functions\/src\/firestore\//,
  },
  {
    law: 'only firestore and entry import firebase-admin',
    packages: /^firebase-admin(\/(?!firestore$)|$)/,
    only: /^functions\/src\/(firestore|entry)\//,
  },
  {
    law: 'only entities and app/firebase.ts import firebase',
    packages: /^firebase(\/|$)/,
    only: /^(web\/src\/(entities\/|app\/firebase\.ts$)|local\/src\/firestore\/endToEnd\/)/,
  },
  { law: 'domain is pure', packages: /^(?!zod$)[^.]/, only: /^(functions|web|local)\// },
]

const firestoreLayers = ['value', 'storage', 'query|commit|watch|rules', 'service', 'wire']
// The words that all layers of the server speak to each other.
const firestoreContracts = /^local\/src\/firestore\/service\/(Json|Service|Status|Firestore)\.ts$/

/** What breaks an import law, one sentence each. */
export function brokenImportLaws(files: readonly SourceFile[]): string[] {
  return files.flatMap(file =>
    file.imports.flatMap(({ name, file: target }) => {
      const broken = target ? [...brokenFileLaws(file.path, target)] : []
      const packages = target
        ? []
        : packageLaws.filter(law => law.packages.test(name) && !law.only.test(file.path))
      const outside = packages.filter(
        ({ law }) => law !== 'domain is pure' || file.path.startsWith('domain/'),
      )
      return [...broken, ...outside.map(({ law }) => law)].map(law => `${file.path} imports ${name}: ${law}`)
    }),
  )
}

function* brokenFileLaws(from: string, to: string): Generator<string> {
  for (const { law, of, not } of fileLaws) if (of.test(from) && not.test(to)) yield law
  const [here, there] = [featureOf(from), featureOf(to)]
  if (here && there && here !== there) yield 'features do not import each other'
  const [layer, other] = [firestoreLayer(from), firestoreLayer(to)]
  if (layer >= 0 && other > layer && !firestoreContracts.test(to))
    yield 'wire → service → {rules, watch, commit, query} → storage → value'
}

const featureOf = (path: string) => /^web\/src\/features\/([^/]+)/.exec(path)?.[1]

const firestoreLayer = (path: string) => {
  const [, folder] = /^local\/src\/firestore\/([^/]+)\//.exec(path) ?? []
  return folder ? firestoreLayers.findIndex(layer => layer.split('|').includes(folder)) : -1
}
