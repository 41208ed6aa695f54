/**
 * WeChat's own tags. Source: https://developers.weixin.qq.com/miniprogram/dev/component/, base library 3.8. Those that only
 * Skyline renders are not among them: this mini program uses the WebView.
 */
export const builtinTags: ReadonlySet<string> = new Set(
  `view scroll-view swiper swiper-item movable-area movable-view cover-view cover-image match-media page-container root-portal
   icon progress rich-text text selection
   button checkbox checkbox-group editor form input keyboard-accessory label picker picker-view picker-view-column radio
   radio-group slider switch textarea
   navigator functional-page-navigator audio camera image live-player live-pusher video voip-room channel-live channel-video
   map canvas web-view ad ad-custom official-account official-account-publish open-data open-data-list open-data-item
   native-component aria-component page-meta navigation-bar custom-wrapper store-home store-product
   block template import include wxs slot`
    .trim()
    .split(/\s+/),
)
