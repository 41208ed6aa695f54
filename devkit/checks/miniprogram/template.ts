// @ts-expect-error -- the package has no types; Node below says what it answers
import { parse } from '@wxml/parser'
import { resolvePath, type Sources } from './sources'

/** What @wxml/parser, which is not typed, answers. */
export interface Node {
  type: 'WXElement' | 'WXText' | 'WXInterpolation' | 'WXComment' | 'WXScript' | 'Program'
  name?: string
  value?: string | null
  startTag?: { attributes: Attribute[] } | null
  children?: Node[]
  body?: Node[]
  loc: { start: { line: number } }
}

export interface Attribute {
  key: string
  value: string | null
  loc: { start: { line: number } }
}

export interface Element {
  tag: string
  attributes: Attribute[]
  /** The template that has it: the component's own, or one it includes. */
  file: string
  line: number
}

export function parseTemplate(text: string): Node {
  return (parse as (source: string) => Node)(text)
}

export function* walk(node: Node): Generator<Node> {
  yield node
  for (const child of node.body ?? node.children ?? []) yield* walk(child)
}

/** Every element that a template puts on the screen, those of included and imported templates with it. */
export function elementsOf(sources: Sources, file: string, seen = new Set<string>()): Element[] {
  const text = sources.get(file)
  if (text === undefined || seen.has(file)) return []
  seen.add(file)
  const elements: Element[] = []
  for (const node of walk(parseTemplate(text))) {
    if (node.type !== 'WXElement' && node.type !== 'WXScript') continue
    const element = {
      tag: node.name ?? '',
      attributes: node.startTag?.attributes ?? [],
      file,
      line: node.loc.start.line,
    }
    elements.push(element)
    const source = element.attributes.find(({ key }) => key === 'src')?.value
    if ((element.tag === 'import' || element.tag === 'include') && source) {
      elements.push(...elementsOf(sources, resolvePath(file, source), seen))
    }
  }
  return elements
}
