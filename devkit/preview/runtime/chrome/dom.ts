type Attributes = Record<string, string>

/** Makes an element of the frame itself (not of the mini program). */
export function el(tag: string, attributes: Attributes = {}, children: Array<Node | string> = []): HTMLElement {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/** An element from markup of our own; never from anything a program or a person wrote. */
export function markup(html: string): HTMLElement {
  const template = document.createElement('template')
  template.innerHTML = html.trim()
  return template.content.firstElementChild as HTMLElement
}
