import { optionsOf } from '../../../shared/options'
import { limits } from '../../../shared/limits'
import { questionKindLabels } from '../../../shared/words'
import { letterOf } from '../bank/view-model'
import { truths } from './draft'

export const kinds = optionsOf(questionKindLabels)

export const letters = Array.from({ length: limits.questionOptions }, (_, place) => letterOf(place))

export const truthOptions = truths.map((label, place) => ({ value: String(place), label }))

/** Fields in the order of the page; each is the id of its place there. */
const places = ['kind', 'stem', 'options', 'answer', 'explanation'] as const

/** "options.2" → "#options": where the page has to go so that the first refusal is seen. */
export function firstError(fields: Readonly<Record<string, string>>): string {
  const refused = new Set(Object.keys(fields).map((path) => path.split('.')[0]))
  const place = places.find((name) => refused.has(name))
  return place ? `#${place}` : ''
}
