import './runtime.css'
import './chrome/chrome.css'
import './chrome/sheet.css'
import { registerBuiltins } from './builtins'
import { showProblems } from './chrome/problems'
import { builtinsApi } from './core/builtins'
import { installCallerMethods } from './core/caller-methods'
import { componentOf } from './core/code-space'
import { createHost } from './core/host'
import { MiniProgram } from './core/mini-program'
import { delivered, type LoadedProgram, type Templates } from './core/program'
import { followBuilds } from './core/reload'
import { tellWarnings, warnOfUnknownTags } from './core/warnings'
import { wxsBridge } from './core/wxs-bridge'
import { installAnimationEvents } from './events/animation-events'
import { installEventShape } from './events/event-shape'
import { createWx } from './wx'

function boot(): void {
  followBuilds()
  const { program, problems } = delivered()
  if (program) run(program)
  showProblems(problems)
}

function run(program: LoadedProgram): void {
  window.__wxsBridge = wxsBridge
  tellWarnings()
  warnOfUnknownTags()
  installEventShape()
  installAnimationEvents(document)
  const templates: Templates = window.__templates?.() ?? {}
  const app = new MiniProgram(program, templates, window.__preview?.cloudOrigin ?? '')
  const host = createHost(app)
  registerBuiltins(builtinsApi(app.parts, host, new Set()))
  const pageOf = (caller: unknown) => app.pageOf(componentOf(caller).getBackendElement() as unknown as Element | null)
  installCallerMethods({ host, pageOf })
  const globals = window as unknown as Record<string, unknown>
  app.definitions.install(globals)
  Object.assign(globals, { wx: createWx(host), getCurrentPages: () => host.getCurrentPages(), global: {} })
  app.start()
}

boot()
