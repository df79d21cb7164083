import { posix } from 'node:path'
import ts from 'typescript'
import type { Import, SourceFile } from './SourceFile.ts'

/** Reads one file's text (of a .vue file its scripts) into what the laws look at. */
export function readSource(path: string, text: string): SourceFile {
  const code = path.endsWith('.vue')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n')
    : text
  const tree = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true)
  const { exports, reExports } = readExports(tree)
  return {
    path,
    imports: readImports(path, code, tree),
    exports,
    reExports,
    calls: readCalls(tree),
    lines: countLines(text),
  }
}

function readImports(path: string, code: string, tree: ts.SourceFile): Import[] {
  const erased = new Set(
    tree.statements.flatMap(statement =>
      ts.isImportDeclaration(statement) && isTypeOnly(statement)
        ? (statement.moduleSpecifier as ts.StringLiteral).text
        : [],
    ),
  )
  const { importedFiles } = ts.preProcessFile(code, true, true)
  return importedFiles.map(({ fileName }) => ({
    name: fileName,
    file: fileOf(path, fileName),
    typeOnly: erased.has(fileName),
  }))
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const { name, namedBindings } = importClause
  return (
    !name &&
    !!namedBindings &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every(e => e.isTypeOnly)
  )
}

function fileOf(path: string, name: string): string | undefined {
  const bare = name.replace(/\?.*$/, '')
  if (bare.startsWith('.')) return posix.join(posix.dirname(path), bare)
  const own = /^@chats\/domain\/(.+)$/.exec(bare)
  return own ? `domain/src/${own[1]}.ts` : undefined
}

function readExports(tree: ts.SourceFile) {
  const exports: string[] = []
  let reExports = 0
  for (const statement of tree.statements) {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause } = statement
      if (statement.moduleSpecifier) reExports++
      else if (exportClause && ts.isNamedExports(exportClause))
        exports.push(...exportClause.elements.map(element => element.name.text))
    }
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(modifier => modifier.kind === ts.SyntaxKind.ExportKeyword)
    if (!exported) continue
    if (ts.isVariableStatement(statement))
      for (const { name } of statement.declarationList.declarations) exports.push(...namesIn(name))
    else if ('name' in statement && statement.name && ts.isIdentifier(statement.name as ts.Node))
      exports.push((statement.name as ts.Identifier).text)
  }
  return { exports, reExports }
}

const namesIn = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap(element => (ts.isBindingElement(element) ? namesIn(element.name) : []))

function readCalls(tree: ts.SourceFile): ReadonlySet<string> {
  const calls = new Set<string>()
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node)) {
      const { expression } = node
      if (ts.isIdentifier(expression)) calls.add(expression.text)
      if (ts.isPropertyAccessExpression(expression)) calls.add(expression.name.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return calls
}

const countLines = (text: string) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter(line => line.trim() && !line.trim().startsWith('//')).length
