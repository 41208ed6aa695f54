import type { Cloud, CollectionInfo } from '../cloud'
import { button, emptyNote, h } from '../dom'

/** Documents shown at once. */
const PAGE_SIZE = 20

/** Collections and their documents, to look at. */
export class DataPanel {
  readonly element = h('div', { class: 'panel-body data', 'data-testid': 'data' })
  private collections: CollectionInfo[] = []
  private chosen = ''
  private skip = 0

  constructor(private readonly cloud: Cloud) {}

  async load(): Promise<void> {
    this.collections = (await this.cloud.collections()).sort((a, b) => a.name.localeCompare(b.name))
    if (!this.collections.some(({ name }) => name === this.chosen)) {
      this.chosen = this.collections[0]?.name ?? ''
      this.skip = 0
    }
    await this.show()
  }

  private async show(): Promise<void> {
    if (!this.chosen) {
      this.element.replaceChildren(emptyNote('数据库里还没有集合。'))
      return
    }
    const { total, documents } = await this.cloud.documents(this.chosen, { limit: PAGE_SIZE, skip: this.skip })
    const names = this.collections.map(({ name, count }) => this.choice(name, count))
    const cards = documents.map((document) => documentCard(document))
    const content = h('div', { class: 'documents' }, [
      this.pager(total),
      ...(cards.length ? cards : [emptyNote('这个集合是空的。')]),
    ])
    this.element.replaceChildren(h('nav', { class: 'collections', 'aria-label': '集合' }, names), content)
  }

  private choice(name: string, count: number): HTMLElement {
    const choose = (): void => {
      this.chosen = name
      this.skip = 0
      void this.show()
    }
    const attributes = {
      type: 'button',
      'aria-pressed': String(name === this.chosen),
      'data-testid': `collection-${name}`,
      onclick: choose,
    }
    return h('button', attributes, [h('span', {}, [name]), h('small', {}, [String(count)])])
  }

  private pager(total: number): HTMLElement {
    const turn = (by: number) => (): void => {
      this.skip += by
      void this.show()
    }
    const from = total === 0 ? 0 : this.skip + 1
    const back = button({ label: '上一页', testId: 'data-previous', look: 'small', onTap: turn(-PAGE_SIZE) })
    const forward = button({ label: '下一页', testId: 'data-next', look: 'small', onTap: turn(PAGE_SIZE) })
    back.disabled = this.skip === 0
    forward.disabled = this.skip + PAGE_SIZE >= total
    const reload = button({ label: '刷新', testId: 'data-reload', look: 'small', onTap: () => void this.load() })
    const range = h('span', { class: 'quiet' }, [
      `第 ${from} 到 ${Math.min(this.skip + PAGE_SIZE, total)} 份，共 ${total} 份`,
    ])
    return h('div', { class: 'tools' }, [range, back, forward, reload])
  }
}

function documentCard(document: object): HTMLElement {
  const { _id, ...rest } = document as { _id?: unknown }
  const summary = h('summary', {}, [h('b', {}, [String(_id)]), h('small', {}, [oneLine(rest)])])
  return h('details', { class: 'document', 'data-testid': 'document' }, [
    summary,
    h('pre', {}, [JSON.stringify(document, null, 2)]),
  ])
}

/** As much of a document as fits beside its id. */
function oneLine(fields: object): string {
  const text = Object.entries(fields).map(([key, value]) => `${key} ${typeof value === 'object' ? '…' : String(value)}`)
  return text.join('，').slice(0, 120)
}
