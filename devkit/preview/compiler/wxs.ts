import { parse, type Node } from 'acorn'
import { join, positionOf } from './paths'
import type { Problem } from './types'

interface Edit {
  start: number
  end: number
  text: string
}

export interface WxsResult {
  code: string
  /** Files this script requires, with extension. */
  requires: string[]
  problem?: Omit<Problem, 'file'>
}

/**
 * Turns WXS into JavaScript that behaves alike. WXS is ES5 with differences: `x.constructor` is the type's name as a string,
 * `getRegExp('\d')` keeps its backslash, `require` takes paths with extension, `class` may name a variable.
 */
export function compileWxs(source: string, file: string): WxsResult {
  const requires: string[] = []
  const { tree, problem } = parseWxs(source)
  // The whole program's templates are one script: a throw here would take every page down.
  if (!tree) return { code: 'module.exports = {}', requires, problem }
  const edits: Edit[] = []
  const keys = new Set<Node>()
  visit(tree, (node) => {
    const key = plainKey(node)
    if (key) keys.add(key)
    if (!keys.has(node)) edits.push(...editsFor(node, { source, file, requires }))
  })
  return { code: applyEdits(source, edits), requires, ...(problem && { problem }) }
}

/** WXS is ES5. Published packages (Vant) use bits of ES6 that WeChat's compiler lets through, so those only earn a warning. */
function parseWxs(source: string): { tree: Node | null; problem?: Omit<Problem, 'file'> } {
  const options = { allowReturnOutsideFunction: true, allowReserved: true } as const
  try {
    return { tree: parse(source, { ecmaVersion: 5, ...options }) }
  } catch (error) {
    const { pos = 0, message } = error as { pos?: number; message: string }
    const problem = { ...positionOf(source, pos), message: message.replace(/ \(\d+:\d+\)$/, '') }
    try {
      const tree = parse(source, { ecmaVersion: 2018, ...options })
      return {
        tree,
        problem: { ...problem, message: 'WXS is ES5; newer syntax is not sure to compile in WeChat', level: 'warning' },
      }
    } catch {
      return { tree: null, problem: { ...problem, level: 'error' } }
    }
  }
}

function visit(node: Node, onNode: (node: Node) => void): void {
  onNode(node)
  for (const value of Object.values(node)) {
    const children: unknown[] = Array.isArray(value) ? value : [value]
    for (const child of children) if (isNode(child)) visit(child, onNode)
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

interface Member extends Node {
  object: Node
  property: Node & { name?: string; value?: unknown }
  computed: boolean
}
interface Call extends Node {
  callee: Node & { name?: string }
  arguments: Array<Node & { value?: unknown }>
}

interface Script {
  source: string
  file: string
  /** Filled with what the script requires. */
  requires: string[]
}

/** Words that are names in WXS and reserved in JavaScript. */
const RESERVED = new Set(['class', 'const', 'enum', 'export', 'extends', 'import', 'super'])

/** The name in `x.name` or `{ name: … }`: it is no variable. */
function plainKey(node: Node): Node | undefined {
  const { computed, property, key } = node as Node & { computed?: boolean; property?: Node; key?: Node }
  if (computed) return undefined
  if (node.type === 'MemberExpression') return property
  return node.type === 'Property' ? key : undefined
}

function editsFor(node: Node, { source, file, requires }: Script): Edit[] {
  if (node.type === 'MemberExpression') {
    const { object, property, computed } = node as Member
    const name = computed ? property.value : property.name
    if (name !== 'constructor') return []
    return [
      { start: object.start, end: object.start, text: '$wxs.typeName(' },
      { start: object.end, end: node.end, text: ')' },
    ]
  }
  if (node.type === 'Identifier' && RESERVED.has((node as Node & { name: string }).name)) {
    return [{ start: node.end, end: node.end, text: '$' }]
  }
  if (node.type !== 'CallExpression') return []
  const { callee, arguments: args } = node as Call
  const first = args[0]
  if (callee.type !== 'Identifier' || !first || typeof first.value !== 'string') return []
  if (callee.name === 'require') {
    const target = join(file, first.value)
    requires.push(target)
    return [{ start: first.start, end: first.end, text: JSON.stringify(`/${target.replace(/\.wxs$/, '')}`) }]
  }
  if (callee.name === 'getRegExp') return [keepBackslashes(first, source)]
  return []
}

/** JavaScript drops the backslash of an unknown escape such as '\d'; WXS keeps it. */
function keepBackslashes(literal: Node, source: string): Edit {
  const raw = source.slice(literal.start, literal.end)
  const text = raw.replace(/\\([\s\S])/g, (all, next: string) => (/[\\'"nrtvfux0\n]/.test(next) ? all : `\\\\${next}`))
  return { start: literal.start, end: literal.end, text }
}

function applyEdits(source: string, edits: Edit[]): string {
  // Outer edits come first in the list; at the same place they must stay outside, so insert from the back.
  const ordered = edits
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => b.start - a.start || b.order - a.order)
  let code = source
  for (const { start, end, text } of ordered) code = code.slice(0, start) + text + code.slice(end)
  return code
}
