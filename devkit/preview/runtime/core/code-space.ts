import * as ge from 'glass-easel'
import { MiniProgramEnv, type CodeSpace } from 'glass-easel-miniprogram-adapter'
import { defineBuiltinBehaviors, type BuiltinBehaviors } from './behaviors'
import type { LoadedProgram, Templates } from './program'
import { ReadyQueue } from './ready'
import { templateOf } from './templates'

export interface Space {
  env: MiniProgramEnv
  codeSpace: CodeSpace
  space: ge.ComponentSpace
  behaviors: BuiltinBehaviors
  ready: ReadyQueue
}

/** Members of the adapter that its type file leaves out. */
interface AdapterInternals {
  prepareComponentOptions(is: string, options?: unknown): [ge.ComponentOptions, string]
}

/** A code space with every unit's configuration, style scope and template known; scripts come later, when a page needs them. */
export function createSpace(program: LoadedProgram, templates: Templates): Space {
  const env = new MiniProgramEnv()
  const codeSpace = env.createCodeSpace('app', true)
  const space = codeSpace.getComponentSpace()
  const ready = new ReadyQueue()
  space.updateComponentOptions({
    // van-button has a property called `dataset`: writing properties onto the node would break the node's own.
    writeFieldsToNode: false,
    writeIdToDOM: true,
    useMethodCallerListeners: true,
    propertyPassingDeepCopy: ge.DeepCopyKind.None,
  })
  keepIdsPlain(codeSpace as unknown as AdapterInternals)
  codeSpace.setOverallBehavior(overallBehavior(space, program, ready))
  addUnits(codeSpace, program, templates)
  return { env, codeSpace, space, behaviors: defineBuiltinBehaviors(space), ready }
}

/** The adapter prefixes ids in the DOM; `#id` in wxss needs them as written. */
function keepIdsPlain(codeSpace: AdapterInternals): void {
  const prepare = codeSpace.prepareComponentOptions.bind(codeSpace)
  codeSpace.prepareComponentOptions = (is, options) => {
    const [prepared, isolation] = prepare(is, options)
    return [{ ...prepared, idPrefixGenerator: null }, isolation]
  }
}

function overallBehavior(space: ge.ComponentSpace, program: LoadedProgram, ready: ReadyQueue): ge.GeneralBehavior {
  const behavior = space.defineBehavior({
    lifetimes: {
      attached(this: unknown) {
        const component = componentOf(this)
        const host = component.getBackendElement() as unknown as HTMLElement | null
        const unit = program.components[component.is]
        if (host?.setAttribute && unit) host.setAttribute('wx-host', unit.host)
        ready.add(component)
      },
    },
  })
  return behavior
}

/** The glass-easel component behind a `this` of the adapter. */
export function componentOf(caller: unknown): ge.GeneralComponent {
  return (caller as { _$: ge.GeneralComponent })._$
}

function addUnits(codeSpace: CodeSpace, program: LoadedProgram, templates: Templates): void {
  for (const [path, unit] of Object.entries(program.components)) {
    const config = { ...unit.config, component: !unit.isPage || unit.config.component }
    codeSpace.addComponentStaticConfig(path, config as Parameters<CodeSpace['addComponentStaticConfig']>[1])
    codeSpace.addStyleSheet(path, undefined, unit.host)
    const template = templateOf(templates, path)
    if (template) codeSpace.addCompiledTemplate(path, template)
  }
}
