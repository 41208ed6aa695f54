/** One line of a list: icon, title, sub-line that carries the state, value, chevron when it leads somewhere. */
Component({
  options: { multipleSlots: true },
  properties: {
    icon: { type: String, value: '' },
    title: { type: String, value: '' },
    sub: { type: String, value: '' },
    value: { type: String, value: '' },
    /** A second line under the value, which then reads as the main figure. */
    valueSub: { type: String, value: '' },
    /** `done` paints the value's second line green. */
    tone: { type: String, value: '' },
    strong: { type: Boolean, value: false },
    arrow: { type: Boolean, value: false },
    /** A hairline above: for every cell but the first. */
    divided: { type: Boolean, value: false },
  },
})
