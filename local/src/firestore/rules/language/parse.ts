import type { Issue } from '../Ruleset.ts'
import { parseBlock, parseFunction } from './parseBlock.ts'
import { issueAt, SyntaxIssue } from './SyntaxIssue.ts'
import { readTokens } from './TokenReader.ts'
import { tokenize } from './tokenize.ts'
import type { FileTree, FunctionTree, ServiceTree } from './Tree.ts'

export interface SourceFile {
  readonly name: string
  readonly content: string
}

/** Reads one rules file. A file that is not of the language gives its first fault and no tree. */
export const parse = (
  file: SourceFile,
): { readonly tree: FileTree; readonly issue: null } | { readonly tree: null; readonly issue: Issue } => {
  try {
    return { tree: parseFile(file), issue: null }
  } catch (error) {
    if (!(error instanceof SyntaxIssue)) throw error
    return { tree: null, issue: issueAt(file.name, 'ERROR', error.message, error.at) }
  }
}

const parseFile = ({ name, content }: SourceFile): FileTree => {
  const reader = readTokens(tokenize(content))
  const services: ServiceTree[] = []
  const functions: FunctionTree[] = []
  let version: FileTree['version'] = '1'
  if (reader.skip('rules_version')) {
    reader.expect('=')
    const token = reader.next()
    if (token.kind !== 'string') throw reader.unexpected(token)
    if (token.value !== '1' && token.value !== '2') {
      throw new SyntaxIssue(`Invalid rules version '${token.value}'.`, token.at)
    }
    version = token.value
    reader.skip(';')
  }
  while (reader.peek().kind !== 'end') {
    if (reader.is('function')) functions.push(parseFunction(reader))
    else {
      const { at } = reader.expect('service')
      const parts = [reader.identifier().text]
      while (reader.skip('.')) parts.push(reader.identifier().text)
      services.push({ name: parts.join('.'), block: parseBlock(reader, { at, pattern: [] }) })
    }
  }
  return { name, version, services, functions }
}
