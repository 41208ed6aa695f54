/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
type Attributes = Record<string, string | boolean | ((event: Event) => void)>
type Child = Node | string | false | null | undefined

/** Makes an element: text attributes, `onclick` and its like as listeners, `true` for an attribute without value. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  children: Child[] = [],
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice('on'.length), value)
    else if (value !== false) element.setAttribute(name, value === true ? '' : value)
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)))
  return element
}

interface ButtonOptions {
  label: string
  testId: string
  look?: string
  onTap: () => void
}

export function button({ label, testId, look = '', onTap }: ButtonOptions): HTMLButtonElement {
  return h('button', { type: 'button', class: `button ${look}`, 'data-testid': testId, onclick: onTap }, [label])
}

/** What a panel shows when it has nothing yet: what to do to see something. */
export function emptyNote(text: string): HTMLElement {
  return h('p', { class: 'empty' }, [text])
}
