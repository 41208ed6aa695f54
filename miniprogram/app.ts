import { startCloud } from './api/client'

App<IAppOption>({
  onLaunch() {
    startCloud()
  },
})
