import { builtin, type Context } from '../support/builtin'
import { parseHtml, type RichNode } from './rich-text-parse'
import { TRUSTED } from './rich-text-tags'

const PROPS = { nodes: null, space: '', userSelect: false, mode: 'default' }

const decoder = (): ((text: string) => string) => {
  const area = document.createElement('textarea')
  return (text) => {
    if (!text.includes('&')) return text
    area.innerHTML = text
    return area.value
  }
}

const setAttributes = (context: Context<typeof PROPS>, made: HTMLElement, node: RichNode): void => {
  const { api, self } = context
  const allowed = TRUSTED[made.localName] ?? []
  for (const [key, value] of Object.entries(node.attrs ?? {})) {
    const name = key.toLowerCase()
    if (value === null || value === undefined) continue
    if (name === 'style') made.style.cssText = api.rpx(String(value))
    else if (name === 'class') made.className = api.scopedClass(self, String(value))
    else if (allowed.includes(name))
      made.setAttribute(name, name === 'src' ? api.assetUrl(self, String(value)) : String(value))
  }
}

/** An untrusted element goes with everything inside it. */
const render = (context: Context<typeof PROPS>, nodes: readonly RichNode[], decode: (text: string) => string): Node[] =>
  nodes.flatMap((node): Node[] => {
    if (node.type === 'text') return [document.createTextNode(decode(String(node.text ?? '')))]
    const name = String(node.name ?? '').toLowerCase()
    if (!(name in TRUSTED)) return []
    const made = document.createElement(name)
    setAttributes(context, made, node)
    made.append(...render(context, node.children ?? [], decode))
    return [made]
  })

export const richText = builtin({
  tag: 'rich-text',
  props: PROPS,
  setup(context) {
    const box = context.element('div', 'wx-rich-text-content')
    const decode = decoder()
    context.watch(['nodes'], () => {
      const given = context.data.nodes
      const nodes = typeof given === 'string' ? parseHtml(given) : Array.isArray(given) ? (given as RichNode[]) : []
      box.replaceChildren(...render(context, nodes, decode))
    })
    context.watch(['space', 'userSelect'], () => {
      context.attr('space', context.data.space)
      context.attr('user-select', context.data.userSelect)
    })
  },
})
