/** How many days something has waited, at the left of its line; red from the day on that is late. */
Component({
  properties: {
    days: { type: String, value: '' },
    /** Below the number; empty where `days` is a word. */
    unit: { type: String, value: '' },
    late: { type: Boolean, value: false },
  },
})
