export interface RichNode {
  type?: 'node' | 'text'
  /** Written by programs, so anything. */
  name?: unknown
  attrs?: Record<string, unknown>
  children?: RichNode[]
  text?: unknown
}

/** HTML to nodes in an inert document: nothing is loaded and no script runs. */
export const parseHtml = (html: string): RichNode[] => {
  const inert = document.createElement('template')
  inert.innerHTML = html
  return toNodes(inert.content)
}

const toNodes = (parent: Node): RichNode[] =>
  [...parent.childNodes].flatMap((child): RichNode[] => {
    // Already decoded by the parser, so an ampersand must survive the decoding of text nodes.
    if (child.nodeType === Node.TEXT_NODE)
      return [{ type: 'text', text: (child.textContent ?? '').replace(/&/g, '&amp;') }]
    if (!(child instanceof Element)) return []
    const attrs = Object.fromEntries([...child.attributes].map(({ name, value }) => [name, value]))
    return [{ name: child.localName, attrs, children: toNodes(child) }]
  })
