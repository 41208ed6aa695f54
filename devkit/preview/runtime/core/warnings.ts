import * as ge from 'glass-easel'

/**
 * Warnings of glass-easel that WeChat does not give: a component may name a relative that the program never uses,
 * a list may be a number.
 */
const SILENT = /^(the target of relation |Use number as for-list )/

const told = new Set<string>()

/** The component that is just taking new data: warnings about the values of its properties name none. */
let receiver: ge.GeneralComponent | null = null

/** Says glass-easel's warnings as WeChat DevTools does: with the component's path, and once for each place however often it is rendered. */
export function tellWarnings(): void {
  followReceivers()
  ge.addGlobalWarningListener((message, related, element) => {
    const component = related || receiver
    if (!isSilent(message, element)) warnOnce(component ? `${placeOf(component)}: ${message}` : message)
    return false
  })
}

/** A tag that is neither built in nor declared becomes an empty element, silently in WeChat; a developer wants to know. */
export function warnOfUnknownTags(): void {
  const create = ge.ShadowRoot.prototype.createComponent
  ge.ShadowRoot.prototype.createComponent = function (tag, ...rest) {
    const node = create.call(this, tag, ...rest)
    const { is } = this.getHostNode()
    // Built-ins make elements of their own in their templates.
    if (!is.startsWith('wx://') && ge.NativeNode.isNativeNode(node)) {
      warnOnce(`${is}: <${tag}> is neither a built-in component nor in usingComponents`, tag)
    }
    return node
  }
}

/** A built-in takes any attribute: `<view prop change:prop>` is how WXS watches data. */
function isSilent(message: string, element?: ge.Node): boolean {
  const isBuiltin = ge.Component.isComponent(element) && element.is.startsWith('wx://')
  return SILENT.test(message) || (isBuiltin && message.endsWith(' is not a valid property'))
}

function followReceivers(): void {
  const apply = ge.DataGroup.prototype.applyDataUpdates
  ge.DataGroup.prototype.applyDataUpdates = function (this: ge.GeneralDataGroup, ...rest) {
    const before = receiver
    receiver = (this as unknown as { _$comp: ge.GeneralComponent | null })._$comp
    try {
      return apply.apply(this, rest)
    } finally {
      receiver = before
    }
  }
}

/** The component's path, with that of the template it stands in. */
function placeOf(component: ge.GeneralComponent | string): string {
  if (typeof component === 'string') return `[Component] ${component}`
  const user = component.ownerShadowRoot?.getHostNode().is
  return `[Component] ${component.is}${user ? ` in ${user}` : ''}`
}

/** The keys of a list change with its data: they do not make it another warning. */
function warnOnce(message: string, key = message.replace(/(not unique while list updates: ).*/, '$1')): void {
  if (told.has(key)) return
  told.add(key)
  console.warn(message)
}
