import { builtinContextOf, canvasById } from '../../builtins'
import type { Host } from '../../host'
import { promised } from '../core/api'
import { createBackgroundAudio } from './background-audio'
import { CanvasContext } from './canvas-context'
import { createInnerAudio } from './inner-audio'

/** Contexts of media components, found by their id in the page or in `component`. */
export function mediaApis(host: Host): Record<string, unknown> {
  let background: object | null = null
  const contextById = (kind: string) => (id: string, component?: unknown) => {
    const element = host.elementById(id, component)
    const context = element ? builtinContextOf(element) : undefined
    if (context === undefined) throw new Error(`there is no ${kind} with the id "${id}" on this page`)
    return context
  }
  return {
    createVideoContext: contextById('video'),
    createAudioContext: contextById('audio'),
    createCanvasContext: (canvasId: string) => {
      const page = host.currentPage()
      return new CanvasContext(() => (page ? canvasById(page.element, canvasId) : null))
    },
    createInnerAudioContext: () => createInnerAudio(host),
    getBackgroundAudioManager: () => (background ??= createBackgroundAudio(host)),
    setInnerAudioOption: promised('setInnerAudioOption', () => undefined),
    getAvailableAudioSources: promised('getAvailableAudioSources', () => ({ audioSources: ['auto'] })),
  }
}
