import ts from 'typescript'
import { resolvePath, type Sources } from './sources'

export function parseScript(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
}

export function lineOfNode(node: ts.Node): number {
  const source = node.getSourceFile()
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
}

export function* descendants(node: ts.Node): Generator<ts.Node> {
  yield node
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => void children.push(child))
  for (const child of children) yield* descendants(child)
}

export interface ImportReference {
  specifier: string
  /** `import type …`: nothing of it is left at run time. */
  isTypeOnly: boolean
  line: number
}

export function importsOf(script: ts.SourceFile): ImportReference[] {
  const found: ImportReference[] = []
  for (const node of descendants(script)) {
    const specifier = moduleSpecifier(node)
    if (specifier === null) continue
    found.push({ specifier, isTypeOnly: isTypeOnly(node), line: lineOfNode(node) })
  }
  return found
}

function moduleSpecifier(node: ts.Node): string | null {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
    return (node.moduleSpecifier as ts.StringLiteral).text
  }
  if (!ts.isCallExpression(node)) return null
  const isLoading =
    node.expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(node.expression) && node.expression.text === 'require')
  const argument = node.arguments[0]
  return isLoading && argument && ts.isStringLiteralLike(argument) ? argument.text : null
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
  return ts.isExportDeclaration(node) && node.isTypeOnly
}

/** The script a relative import leads to, or null when there is none. */
export function resolveScript(sources: Sources, from: string, specifier: string): string | null {
  const path = resolvePath(from, specifier)
  return [`${path}.ts`, `${path}/index.ts`].find((candidate) => sources.has(candidate)) ?? null
}

/** Names of all methods and function-valued properties of object literals: where Page, Component and Behavior keep handlers. */
export function methodNames(script: ts.SourceFile): string[] {
  const names: string[] = []
  for (const node of descendants(script)) {
    const isMember =
      ts.isMethodDeclaration(node) || ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)
    if (isMember && ts.isObjectLiteralExpression(node.parent) && holdsFunction(node))
      names.push(node.name.getText(script))
  }
  return names
}

function holdsFunction(node: ts.MethodDeclaration | ts.PropertyAssignment | ts.ShorthandPropertyAssignment): boolean {
  if (!ts.isPropertyAssignment(node)) return true
  // An identifier or a call (debounce(…)) may well be a function; a literal is not.
  return !ts.isLiteralExpression(node.initializer) && !ts.isObjectLiteralExpression(node.initializer)
}
