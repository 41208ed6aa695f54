import selectorParser, { type Pseudo, type Root, type Selector } from 'postcss-selector-parser'

export interface StyleScope {
  /** Prefix of class names, '' for the shared scope. */
  scope: string
  /** Set for a page: its rules reach only that page. */
  page?: string
  /** The host element of a component or page, `:host`. A component's tag selectors reach only what is inside it. */
  host?: string
}

/**
 * Rewrites one rule's selectors: class names get the scope, tags become `wx-*`, `:host` the host element. Guards are written
 * as `:where()` so that they add no weight: the author's order and specificity decide, as in WeChat.
 */
export function scopeSelector(selector: string, style: StyleScope): string {
  return selectorParser((root) => {
    if (style.scope) root.walkClasses((node) => void (node.value = `${style.scope}--${node.value}`))
    const withForeignTags = style.host && style.page === undefined ? selectorsWithTags(root) : []
    root.walkTags((node) => {
      const name = node.value.toLowerCase()
      if (name === 'from' || name === 'to' || /%$/.test(name)) return
      node.value = name === 'html' || name === 'body' ? 'wx-page' : `wx-${node.value}`
    })
    root.walkPseudos((node) => rewritePseudo(node, style))
    for (const each of withForeignTags) guard(each, `[wx-host="${style.host}"]`)
    if (style.page !== undefined) root.each((each) => guard(each, `[wx-path="${style.page}"]`))
  }).processSync(selector)
}

/** Selectors with a tag but neither class, id nor :host; `page` is meant to reach out of the component. */
function selectorsWithTags(root: Root): Selector[] {
  return root.nodes.filter((selector) => {
    let tag = false
    let anchored = false
    selector.walk((node) => {
      if (node.type === 'tag' && node.value !== 'page') tag = true
      if (node.type === 'class' || node.type === 'id' || (node.type === 'tag' && node.value === 'page')) anchored = true
      if (node.type === 'pseudo' && node.value === ':host') anchored = true
    })
    return tag && !anchored
  })
}

function rewritePseudo(node: Pseudo, style: StyleScope): void {
  if (node.value === ':host') {
    const inner = node.nodes.map(String).join('')
    node.replaceWith(selectorParser.pseudo({ value: `:where([wx-host="${style.host ?? ''}"])${inner}` }))
  } else if (node.value === ':root') {
    node.replaceWith(selectorParser.tag({ value: 'wx-page' }))
  }
}

function guard(selector: Selector, condition: string): void {
  const first = selector.first
  const space = first?.spaces.before ?? ''
  if (first) first.spaces.before = ''
  selector.prepend(selectorParser.combinator({ value: ' ' }))
  selector.prepend(selectorParser.pseudo({ value: `:where(${condition})`, spaces: { before: space, after: '' } }))
}
