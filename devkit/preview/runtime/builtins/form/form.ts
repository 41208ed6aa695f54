import type { BuiltinInstance } from '../../builtins-api'
import { builtin } from '../support/builtin'
import { targetInfo } from '../support/hooks'
import { formFields } from '../support/tree'

export const form = builtin({
  tag: 'form',
  layers: ['inner'],
  props: { reportSubmit: false, reportSubmitTimeout: 0 },
  setup(context) {
    const { self, api } = context
    const collect = (): Record<string, unknown> => {
      const values: Record<string, unknown> = {}
      for (const { instance, context: field } of formFields(self, api)) {
        const data = instance.data as { name?: unknown; value?: unknown }
        const name = data.name
        if (typeof name === 'string' && name !== '') values[name] = field ? field.traits.field!.value() : data.value
      }
      return values
    }
    context.traits.form = {
      submit(button) {
        // WeChat no longer issues form ids; its tools answer with this sentence.
        const formId = context.data.reportSubmit ? { formId: 'the formId is a mock one' } : {}
        context.emit('submit', { ...formId, value: collect(), target: targetInfo(button as BuiltinInstance) })
      },
      reset(button) {
        for (const { context: field } of formFields(self, api)) field?.traits.field?.reset()
        context.emit('reset', { target: targetInfo(button as BuiltinInstance) })
      },
    }
  },
})
