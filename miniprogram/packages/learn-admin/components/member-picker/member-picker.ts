import {
  chosenIn,
  goneFrom,
  patchOn,
  patchRow,
  patchSearch,
  summaryOf,
  toSections,
  type Person,
  type Section,
} from './sections'

type PlaceEvent = WechatMiniprogram.CustomEvent<object, object, { at: number; place: number }>

/**
 * Several people out of a branch: a field that opens a sheet with search and groups. `change` brings `{ value }`, the
 * ids, when the sheet is closed, in whatever way. A tap sends only the row that it changes to the view layer.
 */
Component({
  properties: {
    label: { type: String, value: '' },
    placeholder: { type: String, value: '请选择' },
    people: { type: Array, value: [] as Person[] },
    value: { type: Array, value: [] as string[] },
    error: { type: String, value: '' },
  },
  data: {
    summary: '',
    isOpen: false,
    /** The rows are made when the sheet opens first. */
    isBuilt: false,
    sections: [] as Section[],
    count: 0,
    goneCount: 0,
    search: '',
    hasHits: true,
  },
  observers: {
    'people, value'(people: Person[], value: string[]) {
      this.setData({ summary: summaryOf(people, value) })
    },
  },
  methods: {
    open() {
      const { people, value } = this.data
      this.setData({
        sections: toSections(people, value),
        count: value.length,
        goneCount: goneFrom(people, value).length,
        search: '',
        hasHits: true,
        isBuilt: true,
        isOpen: true,
      })
    },
    type({ detail }: WechatMiniprogram.Input) {
      this.find(detail.value)
    },
    clear() {
      this.find('')
    },
    find(search: string) {
      this.setData({ search, ...patchSearch(this.data.sections, search) })
      const hasHits = this.data.sections.some(({ isHidden }) => !isHidden)
      if (hasHits !== this.data.hasHits) this.setData({ hasHits })
    },
    toggle({ currentTarget }: PlaceEvent) {
      const { at, place } = currentTarget.dataset
      this.change(patchRow(this.data.sections, at, place))
    },
    /** A group: everybody of it, or nobody when all are on. */
    toggleGroup({ currentTarget }: PlaceEvent) {
      const { at } = currentTarget.dataset
      const section = this.data.sections[at]
      // While searching, a group is not what one sees of it.
      if (!section || this.data.search) return
      const isOn = section.rows.some((row) => !row.isOn)
      this.change(patchOn(this.data.sections, isOn, at))
    },
    all() {
      this.change(patchOn(this.data.sections, true))
    },
    none() {
      this.change(patchOn(this.data.sections, false))
    },
    change(patch: Record<string, unknown>) {
      const turned = Object.keys(patch).filter((path) => path.endsWith('.isOn'))
      if (turned.length === 0) return
      const more = turned.reduce((sum, path) => sum + (patch[path] ? 1 : -1), 0)
      this.setData({ ...patch, count: this.data.count + more })
    },
    finish() {
      if (!this.data.isOpen) return
      const { people, value: before, sections } = this.data
      const value = [...chosenIn(sections), ...goneFrom(people, before)]
      this.setData({ isOpen: false })
      if (value.join() !== before.join()) this.triggerEvent('change', { value })
    },
  },
})
