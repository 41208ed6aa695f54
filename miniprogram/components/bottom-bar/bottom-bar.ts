/** The one bar at the foot of a detail page, with its one action. */
Component({})
