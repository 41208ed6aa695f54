import * as ge from 'glass-easel'
import { convertUnits } from '../../compiler/style-units'

type DomElement = ReturnType<ge.CurrentWindowBackendContext['document']['createElement']>

const setPlainAttribute = Element.prototype.setAttribute

function setAttribute(this: Element, name: string, value: string): void {
  setPlainAttribute.call(this, name, name === 'style' ? convertUnits(value) : value)
}

/**
 * The window as glass-easel's backend. Tags get the prefix `wx-` (so `<image>` or `<form>` is no HTML element), styles written in wxml may use rpx.
 * Events do not come from here but from the one event layer.
 */
export class Backend extends ge.CurrentWindowBackendContext {
  override document = {
    createElement: (tag: string): DomElement => {
      const element = window.document.createElement(`wx-${tag}`)
      element.setAttribute = setAttribute
      return element as unknown as DomElement
    },
    createTextNode: (text: string) => window.document.createTextNode(text) as unknown as DomElement,
    createDocumentFragment: () => window.document.createDocumentFragment() as unknown as DomElement,
  }

  override setListenerStats(): void {
    // The event layer dispatches by itself; native listeners would deliver `input`, `scroll` … twice.
  }

  override render(callback: (error: Error | null) => void): void {
    // Not an animation frame: those stop in a hidden tab, and setData callbacks must still come.
    setTimeout(() => ge.safeCallback('Render Callback', callback, this, [null]), 0)
  }
}
