import { el } from '../../chrome/dom'
import type { Host } from '../../host'
import { Failure, promised } from '../core/api'
import type { Network } from '../core/network'
import type { Shelf } from '../core/shelf'
import { button, Layer } from '../ui/layer'

type Choice = 'accept' | 'reject'

/** Templates in one question; source: wx.requestSubscribeMessage. */
const TEMPLATES_MAX = 3
const KEPT = 'subscribe:'

interface SubscribeParts {
  host: Host
  network: Network
  shelf: Shelf
}

/** `wx.requestSubscribeMessage`: each accepted template is good for one message. */
export function subscribeApis(parts: SubscribeParts): Record<string, unknown> {
  return {
    requestSubscribeMessage: promised<{ tmplIds: string[] }, object>('requestSubscribeMessage', async ({ tmplIds }) => {
      check(tmplIds)
      const choices = await choose(parts, tmplIds)
      const accepted = tmplIds.filter((id) => choices[id] === 'accept')
      if (accepted.length > 0)
        await parts.network.cloud('consents', { openid: parts.host.identity(), templateIds: accepted })
      return choices
    }),
  }
}

function check(tmplIds: unknown): void {
  if (!Array.isArray(tmplIds) || tmplIds.length === 0) throw new Failure("TmplIds can't be empty", { errCode: 10_001 })
  if (tmplIds.length > TEMPLATES_MAX) throw new Failure('Templates count out of max bounds', { errCode: 20_003 })
  if (!navigator.userActivation.isActive)
    throw new Failure('can only be invoked by user TAP gesture.', { errCode: 10_005 })
}

/** Templates with "总是保持以上选择" are not asked about again. */
async function choose({ host, shelf }: SubscribeParts, ids: readonly string[]): Promise<Record<string, Choice>> {
  const kept = Object.fromEntries(ids.map((id) => [id, shelf.get(KEPT + id) as Choice | null]))
  const open = ids.filter((id) => !kept[id])
  const asked = open.length > 0 ? await openSheet(host.screen, open) : { choices: {}, keep: false }
  if (asked.keep) for (const [id, choice] of Object.entries(asked.choices)) shelf.set(KEPT + id, choice)
  return Object.fromEntries(ids.map((id) => [id, kept[id] ?? asked.choices[id] ?? 'reject']))
}

interface Asked {
  choices: Record<string, Choice>
  keep: boolean
}

function openSheet(screen: HTMLElement, ids: readonly string[]): Promise<Asked> {
  return new Promise((resolve) => {
    const boxes = ids.map((id) => checkbox(`subscribe-${id}`, true))
    const keep = checkbox('subscribe-keep', false)
    const answer = (allowed: boolean) => (): void => {
      layer.close()
      const choices = ids.map((id, at): [string, Choice] => [id, allowed && boxes[at]?.checked ? 'accept' : 'reject'])
      resolve({ choices: Object.fromEntries(choices), keep: keep.checked })
    }
    const rows = ids.map((id, at) =>
      el('label', { class: 'wx-row' }, [el('span', {}, [`一次性消息：${id}`]), boxes[at]!]),
    )
    const content = el('div', { class: 'wx-bottom-sheet wx-consent' }, [
      el('h2', {}, ['允许小程序给你发消息']),
      ...rows,
      el('label', { class: 'wx-row' }, [el('span', {}, ['总是保持以上选择，不再询问']), keep]),
      button({ label: '允许', testId: 'subscribe-accept', look: 'wx-green', onTap: answer(true) }),
      button({ label: '取消', testId: 'subscribe-reject', look: 'wx-grey', onTap: answer(false) }),
    ])
    const layer = new Layer(screen, {
      testId: 'subscribe',
      label: '订阅消息',
      look: 'wx-bottom',
      content,
      onDismiss: answer(false),
    })
  })
}

function checkbox(testId: string, isChecked: boolean): HTMLInputElement {
  const box = el('input', { type: 'checkbox', 'data-testid': testId }) as HTMLInputElement
  box.checked = isChecked
  return box
}
