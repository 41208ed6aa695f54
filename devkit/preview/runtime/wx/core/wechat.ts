/// <reference types="miniprogram-api-typings/types/wx/lib.wx.api" />
/**
 * Makes WeChat's own types of options and results known here: the namespace alone, not the globals (`require`, `console`,
 * timers) that the whole package declares and that would disagree with Node's.
 */
export type Wechat = WechatMiniprogram.Wx
