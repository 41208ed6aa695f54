import type { Cloud, Push } from '../cloud'
import { emptyNote, h } from '../dom'
import { shortTime } from '../format'
import type { People } from '../people'
import type { Phone } from '../phone'

interface PushParts {
  cloud: Cloud
  people: People
  phone: Phone
  now: () => number
  onCount: (count: number) => void
}

/** Subscribe messages of the one who holds the phone, newest first; a tap opens the page they point to. */
export class PushesPanel {
  readonly element = h('div', { class: 'panel-body list', 'data-testid': 'pushes' })
  private pushes: Push[] = []

  constructor(private readonly parts: PushParts) {
    parts.cloud.on('push', (push) => {
      if (push.openid !== parts.people.current) return
      this.pushes = [push, ...this.pushes]
      this.render()
    })
  }

  async load(): Promise<void> {
    const { cloud, people } = this.parts
    this.pushes = (await cloud.pushes(people.current)).reverse()
    this.render()
  }

  private render(): void {
    this.parts.onCount(this.pushes.length)
    const empty = emptyNote('还没有收到消息。先在手机里允许一次订阅，再等事情发生。')
    this.element.replaceChildren(...(this.pushes.length ? this.pushes.map((push) => this.card(push)) : [empty]))
  }

  private card({ at, templateId, page, data }: Push): HTMLElement {
    const [first, ...rest] = Object.values(data).map(({ value }) => value)
    const open = (): void => this.parts.phone.open(page)
    return h('button', { type: 'button', class: 'item', 'data-testid': 'push', disabled: !page, onclick: open }, [
      h('span', { class: 'item-head' }, [
        h('b', {}, [first ?? templateId]),
        h('small', {}, [shortTime(at, this.parts.now())]),
      ]),
      ...rest.map((text) => h('span', {}, [text])),
      h('small', {}, [page ? `点开去 ${page}` : '这条消息没有页面']),
    ])
  }
}
