/** Components that need the phone or WeChat's servers: a labelled box in their place, and one warning each time one is shown. */
import { builtin, type Builtin } from '../support/builtin'

const NEEDS: Record<string, string> = {
  ad: '广告',
  'ad-custom': '广告',
  camera: '相机',
  'channel-live': '视频号直播',
  'channel-video': '视频号视频',
  'functional-page-navigator': '插件功能页',
  'live-player': '直播播放',
  'live-pusher': '直播推流',
  map: '地图',
  'official-account': '公众号关注组件',
  'official-account-publish': '公众号文章',
  'open-container': '开放容器',
  'open-data': '开放数据',
  'open-data-item': '开放数据',
  'open-data-list': '开放数据',
  'store-coupon': '微信小店优惠券',
  'store-gift': '微信小店礼物',
  'store-home': '微信小店',
  'store-product': '微信小店商品',
  'voip-room': '多人通话',
  'web-view': '网页',
  'xr-frame': 'XR',
}

/** Properties that any of them takes: unknown ones would only add warnings to the warning. */
const PROPS = {
  src: '',
  type: '',
  mode: '',
  unitId: '',
  latitude: null,
  longitude: null,
  scale: null,
  markers: null,
  name: '',
  url: '',
  version: '',
}

const placeholder = (tag: string, what: string): Builtin =>
  builtin({
    tag,
    props: PROPS,
    setup(context) {
      const note = context.element('div', 'wx-placeholder-box')
      const draw = (): void => {
        const detail = tag === 'web-view' && context.data.src ? `\n${context.data.src}` : ''
        note.textContent = `<${tag}>\n${what}在预览中不可用，请用微信开发者工具查看${detail}`
      }
      context.watch(['src'], draw)
      context.onAttached(() => console.warn(`<${tag}> 在预览中不可用。`))
    },
  })

export const placeholders = Object.entries(NEEDS).map(([tag, what]) => placeholder(tag, what))
