/** One quiet line with an icon: who sees this, what happens next. */
Component({ properties: { icon: { type: String, value: 'lock' } } })
