/**
 * `<text>`: line breaks in the text are line breaks on the screen. `decode` and `space` work on the text nodes themselves, which glass-easel writes,
 * so they are watched.
 */
import { builtin, type Context } from '../support/builtin'

const ENTITIES: Record<string, string> = {
  nbsp: '\u00a0',
  lt: '<',
  gt: '>',
  amp: '&',
  apos: "'",
  ensp: '\u2002',
  emsp: '\u2003',
}
const SPACES: Record<string, string> = { nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003' }

const PROPS = { selectable: false, userSelect: false, space: '', decode: false, overflow: 'visible', maxLines: 0 }

const shown = (text: string, decode: boolean, space: string): string => {
  const decoded = decode
    ? text.replace(/&(nbsp|lt|gt|amp|apos|ensp|emsp);/g, (_, name: string) => ENTITIES[name]!)
    : text
  const wide = SPACES[space]
  return wide ? decoded.replace(/ /g, wide) : decoded
}

const textNodes = (root: HTMLElement): Text[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  while (walker.nextNode()) found.push(walker.currentNode as Text)
  return found
}

const watchText = (context: Context<typeof PROPS>): void => {
  const written = new WeakMap<Text, string>()
  const rewrite = (): void => {
    const { decode, space } = context.data
    if (!decode && !SPACES[space]) return
    for (const node of textNodes(context.host)) {
      if (node.data === written.get(node)) continue
      const text = shown(node.data, decode, space)
      written.set(node, text)
      if (text !== node.data) node.data = text
    }
  }
  const observer = new MutationObserver(rewrite)
  context.watch(['decode', 'space'], () => {
    observer.disconnect()
    if (!context.data.decode && !SPACES[context.data.space]) return
    observer.observe(context.host, { childList: true, characterData: true, subtree: true })
    rewrite()
  })
}

export const text = builtin({
  tag: 'text',
  props: PROPS,
  setup(context) {
    watchText(context)
    context.watch(['selectable', 'userSelect'], () => {
      context.attr('selectable', context.data.selectable || context.data.userSelect)
      context.attr('user-select', context.data.userSelect)
    })
    context.watch(['maxLines', 'overflow'], () => {
      const { maxLines, overflow } = context.data
      const clamp =
        maxLines > 0
          ? `display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:${maxLines};overflow:hidden;`
          : ''
      context.style(
        overflow === 'visible'
          ? clamp
          : `${clamp}overflow:hidden;text-overflow:${overflow === 'ellipsis' ? 'ellipsis' : 'clip'}`,
      )
    })
  },
})
