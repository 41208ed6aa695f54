import * as ge from 'glass-easel'

interface Elements {
  target: ge.Element
  currentTarget: ge.Element
}

const elements = new WeakMap<object, Elements>()

/** The elements of an event as glass-easel knows them; handlers only see plain objects. */
export function elementsOf(event: object): Elements {
  const found = elements.get(event)
  if (!found) throw new Error('not an event of the preview')
  return found
}

/**
 * Events reach handlers as on a phone: `target` and `currentTarget` are plain objects with id, dataset and offset, so an event can be
 * logged, copied into data or turned into JSON.
 */
export function installEventShape(): void {
  ge.Event.prototype.wrapShadowedEvent = function (targetCaller, mark, currentTargetCaller) {
    const event = Object.create(this) as ge.ShadowedEvent<unknown>
    const pair = { target: elementBehind(targetCaller), currentTarget: elementBehind(currentTargetCaller) }
    elements.set(event, pair)
    const { type, timeStamp, detail } = this as ge.Event<unknown>
    const plain = {
      type,
      timeStamp,
      detail,
      mark,
      target: plainTarget(pair.target),
      currentTarget: plainTarget(pair.currentTarget),
    }
    return Object.assign(event, this.extraFields, plain) as never
  }
}

function elementBehind(caller: ge.Element): ge.Element {
  return (caller as unknown as { _$?: ge.Element })._$ ?? caller
}

function plainTarget(element: ge.Element): object {
  const dom = () => element.getBackendElement() as unknown as HTMLElement | null
  return {
    id: element.id,
    dataset: element.dataset ?? {},
    get offsetLeft() {
      return dom()?.offsetLeft ?? 0
    },
    get offsetTop() {
      return dom()?.offsetTop ?? 0
    },
  }
}
