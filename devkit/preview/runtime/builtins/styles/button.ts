/** The button of `"style": "v2"` in app.json, and the older one. Their widths and colours really are stronger than one class. */
const COMMON = `
wx-button { position: relative; display: block; margin-left: auto; margin-right: auto; padding-left: 14px; padding-right: 14px; box-sizing: border-box; font-size: 18px;
  text-align: center; text-decoration: none; line-height: 2.55555556; border-radius: 5px; overflow: hidden; color: #000000; background-color: #f8f8f8; cursor: pointer; }
wx-button::after { content: " "; width: 200%; height: 200%; position: absolute; top: 0; left: 0; border: 1px solid rgba(0, 0, 0, .2); transform: scale(.5);
  transform-origin: 0 0; box-sizing: border-box; border-radius: 10px; pointer-events: none; }
wx-button[type=primary] { color: #ffffff; background-color: #1aad19; }
wx-button[type=warn] { color: #ffffff; background-color: #e64340; }
wx-button[size=mini] { display: inline-block; line-height: 2.3; font-size: 13px; padding: 0 1.34em; }
wx-button[disabled] { color: rgba(255, 255, 255, .6); cursor: default; }
wx-button[disabled]:not([type]), wx-button[disabled][type=default] { color: rgba(0, 0, 0, .3); background-color: #f7f7f7; }
wx-button[disabled][type=primary] { background-color: #9ed99d; }
wx-button[disabled][type=warn] { background-color: #ec8b89; }
wx-button[plain] { color: #353535; border: 1px solid #353535; background-color: transparent; }
wx-button[plain]::after { border-width: 0; }
wx-button[plain][type=primary] { color: #1aad19; border-color: #1aad19; }
wx-button[plain][type=warn] { color: #e64340; border-color: #e64340; }
wx-button[plain][disabled] { color: rgba(0, 0, 0, .2); border-color: rgba(0, 0, 0, .2); background-color: #f7f7f7; }
wx-button[loading]::before { content: " "; display: inline-block; width: 18px; height: 18px; margin-right: 4px; vertical-align: -3px; box-sizing: border-box;
  border: 2px solid currentColor; border-right-color: transparent; border-radius: 50%; opacity: .7; animation: wx-button-loading 1s linear infinite; }
@keyframes wx-button-loading { to { transform: rotate(360deg); } }
.button-hover { color: rgba(0, 0, 0, .6); background-color: #dedede; }
.button-hover[type=primary] { color: rgba(255, 255, 255, .6); background-color: #179b16; }
.button-hover[type=warn] { color: rgba(255, 255, 255, .6); background-color: #ce3c39; }
.button-hover[plain] { color: rgba(53, 53, 53, .6); border-color: rgba(53, 53, 53, .6); background-color: transparent; }
`
const V2 = `
wx-button { padding: 8px 24px; font-size: 17px; font-weight: 700; line-height: 1.41176471; border-radius: 4px; color: #06ae56; background-color: #f2f2f2; }
wx-button:not([size=mini]) { width: 184px; margin-left: auto; margin-right: auto; }
wx-button::after { border-width: 0; }
wx-button[type=primary] { color: #ffffff; background-color: #07c160; }
wx-button[type=warn] { color: #fa5151; background-color: #f2f2f2; }
wx-button[size=mini] { padding: 0 12px; width: auto; font-size: 16px; line-height: 2; }
wx-button[disabled]:not([type]), wx-button[disabled][type=default], wx-button[disabled][type=primary], wx-button[disabled][type=warn] { color: rgba(0, 0, 0, .18); background-color: #f7f7f7; }
wx-button[plain] { color: #06ae56; border: 1px solid #06ae56; background-color: transparent; }
wx-button[plain][type=primary] { color: #07c160; border-color: #07c160; }
wx-button[plain][type=warn] { color: #fa5151; border-color: #fa5151; }
.button-hover { color: #06ae56; background-color: #d9d9d9; }
.button-hover[type=primary] { color: #ffffff; background-color: #06ad56; }
.button-hover[type=warn] { color: #fa5151; background-color: #d9d9d9; }
.button-hover[plain] { color: #06ae56; background-color: rgba(0, 0, 0, .05); }
`
export const buttonStyle = (version: string | undefined): string => (version === 'v2' ? COMMON + V2 : COMMON)
