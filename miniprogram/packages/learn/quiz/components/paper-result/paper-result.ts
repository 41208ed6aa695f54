import type { ResultView } from '../../view-model'

/** Each question of a marked paper with one's own answer, the right one and why. */
Component({ properties: { items: { type: Array, value: [] as ResultView['items'] } } })
