import * as ge from 'glass-easel'

/**
 * glass-easel's DOM backend never says that a component is laid out, so `ready` would not fire. Components queue themselves when attached; the queue is
 * emptied after the current script, inner components first, then what waits for it (a page's onReady).
 */
export class ReadyQueue {
  private components: ge.GeneralComponent[] = []
  private waiting: Array<() => void> = []
  private scheduled = false

  add(component: ge.GeneralComponent): void {
    this.components.push(component)
    this.schedule()
  }

  /** Runs after the `ready` of everything attached so far. */
  then(callback: () => void): void {
    this.waiting.push(callback)
    this.schedule()
  }

  private schedule(): void {
    if (this.scheduled) return
    this.scheduled = true
    setTimeout(() => this.flush(), 0)
  }

  private flush(): void {
    this.scheduled = false
    const { components, waiting } = this
    this.components = []
    this.waiting = []
    const byDepth = components
      .map((component) => ({ component, depth: depthOf(component) }))
      .sort((a, b) => b.depth - a.depth)
    for (const { component } of byDepth) {
      if (ge.Element.isAttached(component)) component.triggerLifetime('ready', [])
    }
    for (const callback of waiting) callback()
  }
}

function depthOf(component: ge.GeneralComponent): number {
  let depth = 0
  for (let owner = component.ownerShadowRoot; owner; owner = owner.getHostNode().ownerShadowRoot) depth += 1
  return depth
}
