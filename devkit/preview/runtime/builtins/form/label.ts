/** A tap on a label acts on the control named by `for`, or on the first one inside. */
import type * as glassEasel from 'glass-easel'
import { builtin, contextOf, type Context } from '../support/builtin'
import { byId, descendants } from '../support/tree'

export const label = builtin({
  tag: 'label',
  props: { for: '' },
  setup(context) {
    const { self } = context
    const control = (node: glassEasel.Element | null): Context | null => {
      const found = node ? contextOf(node) : undefined
      return found?.traits.activate ? found : null
    }
    const target = (): Context | null => {
      if (context.data.for) return control(byId(self, context.data.for))
      for (const node of descendants(self)) if (control(node)) return control(node)
      return null
    }
    const isOnControl = (dom: unknown): boolean =>
      dom instanceof Node && [...descendants(self)].some((node) => control(node)?.host.contains(dom))
    context.onTap((event) => {
      // A control that was hit itself has acted already.
      const hit = (event.getOriginalEvent() as Event | undefined)?.target
      if (!isOnControl(hit)) target()?.traits.activate!()
    })
  },
})
