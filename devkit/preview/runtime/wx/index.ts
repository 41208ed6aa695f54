/** WeChat's `wx` for the preview, put together from its areas. What is missing fails loudly, with its name. */
import './overlays.css'
import type { Host } from '../host'
import { accountApis, elsewhereApis, shareApis } from './account'
import { createCloud } from './cloud'
import { loud, refusals } from './core/missing'
import { Network } from './core/network'
import { Shelf } from './core/shelf'
import { provideAvatars } from './files/avatar'
import { chooseApis, type ChooseParts } from './files/choose'
import { fileSystemManager } from './files/file-system-manager'
import { imageApis } from './files/images'
import { openApis, type OpenParts } from './files/open'
import { FileStore, USER_FOLDER } from './files/store'
import { transferApis, type TransferParts } from './files/transfer'
import { videoApis } from './files/videos'
import { mediaApis } from './media'
import { navigationApis } from './navigation'
import { paymentApis } from './pay/payment'
import { subscribeApis } from './pay/subscribe'
import { storageApis } from './storage'
import { appApis } from './system/app'
import { deviceApis } from './system/device'
import { encodingApis } from './system/encoding'
import { infoApis } from './system/info'
import { logApis } from './system/logs'
import { Privacy } from './system/privacy'
import { Settings } from './system/settings'
import { Animation } from './ui/animation'
import { showMissing } from './ui/banner'
import { Dialogs } from './ui/dialogs'
import { feedbackApis } from './ui/feedback'
import { galleryApis } from './ui/gallery'
import { pageApis } from './ui/page'
import { Toast } from './ui/toast'

/** @returns the global `wx`; call it once, before app.js runs */
export function createWx(host: Host): Record<string, unknown> {
  const refuse = refusals(host, (name) => showMissing(host.screen, name))
  const network = new Network(host)
  const dialogs = new Dialogs(host.screen)
  const toast = new Toast(host.screen)
  const shelf = new Shelf('wechat', host.identity())
  const files = new FileStore(host)
  const privacy = new Privacy(host, shelf)
  const settings = new Settings(host, shelf, dialogs)
  provideAvatars(host, files)
  const wx = {
    env: { USER_DATA_PATH: USER_FOLDER },
    cloud: createCloud({ host, network, files, refuse }),
    createAnimation: (options?: object) => new Animation(options),
    ...storageApis(host),
    ...navigationApis(host, dialogs),
    ...feedbackApis(host, dialogs, toast),
    ...pageApis(host),
    ...infoApis(host),
    ...appApis(host),
    ...deviceApis({ host, network, dialogs, toast, privacy }),
    ...privacy.apis(),
    ...settings.apis(),
    ...logApis(host),
    ...encodingApis(),
    ...accountApis(network),
    ...shareApis(host),
    ...elsewhereApis(host, dialogs),
    ...fileApis({ host, files, network, privacy, settings }),
    ...galleryApis(host),
    ...mediaApis(host),
    ...paymentApis(host, network),
    ...subscribeApis({ host, network, shelf }),
  }
  return loud(wx, 'wx', refuse)
}

function fileApis(parts: ChooseParts & OpenParts & TransferParts): Record<string, unknown> {
  const { host, files } = parts
  const manager = fileSystemManager(files)
  return {
    getFileSystemManager: () => manager,
    ...chooseApis(parts),
    ...imageApis(host, files),
    ...videoApis(files),
    ...openApis(parts),
    ...transferApis(parts),
  }
}
