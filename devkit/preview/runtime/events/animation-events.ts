import type * as ge from 'glass-easel'
import { dispatchBubbling } from './dispatch'

const TYPES = ['transitionend', 'animationstart', 'animationiteration', 'animationend'] as const

/** Passes the browser's transition and animation events on, but only those of the program's own nodes (not of a built-in's inside). */
export function installAnimationEvents(target: Document): void {
  for (const type of TYPES) {
    target.addEventListener(
      type,
      (event) => {
        const node = (event.target as { __wxElement?: ge.Element } | null)?.__wxElement
        if (!node || isInsideBuiltin(node)) return
        dispatchBubbling(node, type, { detail: { elapsedTime: event.elapsedTime }, originalEvent: event })
      },
      true,
    )
  }
}

/** Layers that a built-in's own template has around its children. */
function isInsideBuiltin(node: ge.Element): boolean {
  return node.ownerShadowRoot?.getHostNode().is.startsWith('wx://') ?? false
}
