/**
 * WeChat's base style sheet, with its selectors: `wx-button` is as weak as an element name, `wx-button[type=primary]` is stronger than
 * one class. Programs are written against exactly that.
 */
const HIDEABLE =
  `wx-view wx-text wx-image wx-icon wx-progress wx-rich-text wx-scroll-view wx-swiper wx-swiper-item wx-movable-area wx-movable-view
  wx-cover-view wx-cover-image wx-button wx-checkbox wx-checkbox-group wx-radio wx-radio-group wx-switch wx-slider wx-input wx-textarea wx-label wx-form
  wx-picker wx-picker-view wx-picker-view-column wx-editor wx-navigator wx-video wx-audio wx-canvas wx-match-media wx-page-container wx-root-portal`
    .split(/\s+/)
    .map((tag) => `${tag}[hidden]`)
    .join(',')

export const BASE_STYLE = `
body { -webkit-user-select: none; user-select: none; -webkit-tap-highlight-color: transparent; }
[hidden] { display: none; }
wx-view, wx-form, wx-share-element, wx-match-media, wx-swiper-item, wx-checkbox-group, wx-radio-group, wx-navigator, wx-picker, wx-sticky-section,
wx-keyboard-accessory, wx-selection, wx-rich-text { display: block; }
wx-sticky-header { display: block; position: sticky; top: 0; z-index: 1; }
wx-span { display: inline; }
wx-inner { display: block; }
wx-form > wx-inner { display: inline; }
wx-text { display: inline; white-space: pre-line; }
wx-text wx-text { display: inline; }
wx-text[space], wx-rich-text[space=nbsp], wx-rich-text[space=ensp], wx-rich-text[space=emsp] { white-space: pre-wrap; }
wx-text[selectable], wx-rich-text[user-select] { -webkit-user-select: text; user-select: text; }
wx-text[user-select] { display: inline-block; }
wx-rich-text > .wx-rich-text-content { pointer-events: none; }
wx-icon { display: inline-block; font-size: 0; box-sizing: border-box; }
wx-icon > .wx-icon-glyph { display: inline-block; vertical-align: middle; }
wx-progress { display: flex; align-items: center; }
.wx-progress-bar { flex: 1; overflow: hidden; }
.wx-progress-inner-bar { width: 0; height: 100%; }
.wx-progress-info { margin: 0 0 0 15px; min-width: 2em; }
wx-image { display: inline-block; overflow: hidden; width: 320px; height: 240px; position: relative; }
wx-image > .wx-image-picture { display: block; width: 100%; height: 100%; }
wx-image > .wx-image-picture[hidden], wx-cover-image > img[hidden] { display: none; }
wx-image[mode=widthFix][fixed] > .wx-image-picture { height: auto; }
wx-image[mode=heightFix][fixed] > .wx-image-picture { width: auto; }
wx-navigator { height: auto; }
.navigator-hover { background-color: rgba(0, 0, 0, .1); opacity: .7; }
wx-video { display: inline-block; position: relative; width: 300px; height: 225px; overflow: hidden; line-height: 0; }
wx-video > video { width: 100%; height: 100%; background: #000; }
wx-video > wx-inner, wx-canvas > wx-inner { position: absolute; inset: 0; overflow: hidden; pointer-events: none; line-height: normal; }
wx-video > wx-inner > *, wx-canvas > wx-inner > * { pointer-events: auto; }
wx-audio { display: inline-block; }
wx-canvas { display: block; position: relative; width: 300px; height: 150px; }
wx-canvas > canvas { display: block; width: 100%; height: 100%; }
.wx-placeholder-box { box-sizing: border-box; width: 100%; min-height: 64px; height: 100%; padding: 12px; display: flex; align-items: center; justify-content: center;
  white-space: pre-wrap; text-align: center; font-size: 13px; line-height: 1.5; color: #8a8378; background: #f4f1ec; border: 1px dashed #cfc8bc; border-radius: 6px; }
${['ad', 'ad-custom', 'camera', 'live-player', 'live-pusher', 'map', 'official-account', 'open-data', 'web-view', 'voip-room'].map((tag) => `wx-${tag}`).join(', ')} { display: block; overflow: hidden; }
wx-open-data { display: inline-block; }
wx-map, wx-live-player, wx-live-pusher { width: 300px; height: 150px; }
wx-map, wx-live-player, wx-live-pusher { display: inline-block; }
wx-camera { width: 100%; height: 300px; }
wx-web-view { position: absolute; inset: 0; }
${HIDEABLE} { display: none; }
`
