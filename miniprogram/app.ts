import { startCloud } from './api/client'
import { progressOutbox } from './api/progress-outbox'

App<IAppOption>({
  onLaunch() {
    startCloud()
  },
  onShow() {
    // What was learned without a network, or before the app was closed; nothing is asked when there is none.
    void progressOutbox.flush()
  },
})
