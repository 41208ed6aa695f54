const tick =
  'content: " "; position: absolute; left: 50%; top: 44%; width: 6px; height: 11px; border: solid currentColor; border-width: 0 2px 2px 0; transform: translate(-50%, -50%) rotate(45deg);'

export const FORM_STYLE = `
wx-label { display: inline; cursor: default; }
wx-input { display: block; position: relative; height: 1.4rem; min-height: 1.4rem; overflow: hidden; text-overflow: clip; cursor: auto; font: inherit; }
wx-input, wx-textarea { -webkit-user-select: text; user-select: text; }
.wx-input-field, .wx-textarea-field { display: block; position: relative; box-sizing: border-box; width: 100%; height: 100%; min-height: inherit; margin: 0; padding: 0; border: 0; outline: 0;
  background: transparent; font: inherit; color: inherit; text-align: inherit; letter-spacing: inherit; text-transform: inherit; opacity: 1; }
.wx-input-field { line-height: normal; }
.wx-input-field:disabled, .wx-textarea-field:disabled { -webkit-text-fill-color: currentColor; }
.wx-placeholder { pointer-events: none; overflow: hidden; color: grey; position: absolute; left: 0; right: 0; }
.wx-placeholder[hidden] { display: none; }
wx-input > .wx-placeholder { top: 50%; transform: translateY(-50%); white-space: nowrap; text-overflow: ellipsis; padding: inherit; box-sizing: border-box; }
wx-textarea { display: block; position: relative; width: 300px; height: 150px; cursor: auto; line-height: 1.2; font: inherit; }
.wx-textarea-field { resize: none; line-height: inherit; overflow: auto; scrollbar-width: none; }
wx-textarea > .wx-placeholder { top: 0; bottom: 0; white-space: pre-wrap; padding: inherit; line-height: inherit; }
.wx-textarea-ruler { position: absolute; visibility: hidden; left: 0; right: 0; top: 0; padding: inherit; box-sizing: border-box; padding-top: 0; padding-bottom: 0; white-space: pre-wrap; word-break: break-word;
  overflow-wrap: anywhere; pointer-events: none; line-height: inherit; }
wx-checkbox, wx-radio { display: inline-flex; align-items: center; vertical-align: middle; cursor: pointer; }
.wx-checkbox-input, .wx-radio-input { position: relative; flex: none; box-sizing: border-box; width: 22px; height: 22px; margin-right: 5px; outline: 0; border: 1px solid #d1d1d1; background-color: #ffffff; }
.wx-checkbox-input { border-radius: 3px; color: #09bb07; }
.wx-radio-input { border-radius: 50%; color: #ffffff; }
.wx-checkbox-input-checked::before, .wx-radio-input-checked::before { ${tick} }
.wx-radio-input-checked { background-color: #09bb07; border-color: #09bb07; }
.wx-checkbox-input-disabled, .wx-radio-input-disabled { background-color: #e1e1e1; border-color: #d1d1d1; }
.wx-checkbox-input-disabled::before, .wx-radio-input-disabled::before { color: #adadad; }
wx-switch { display: inline-block; vertical-align: middle; cursor: pointer; }
.wx-switch-input { position: relative; box-sizing: border-box; width: 52px; height: 32px; margin-right: 5px; border: 1px solid #dfdfdf; border-radius: 16px; background-color: #dfdfdf; transition: background-color .1s, border .1s; }
.wx-switch-input[hidden], wx-switch > .wx-checkbox-input[hidden] { display: none; }
.wx-switch-input::before, .wx-switch-input::after { content: " "; position: absolute; top: 0; left: 0; height: 30px; border-radius: 15px; transition: transform .3s; }
.wx-switch-input::before { width: 50px; background-color: #fdfdfd; }
.wx-switch-input::after { width: 30px; background-color: #ffffff; box-shadow: 0 1px 3px rgba(0, 0, 0, .4); }
.wx-switch-input-checked { border-color: #04be02; background-color: #04be02; }
.wx-switch-input-checked::before { transform: scale(0); }
.wx-switch-input-checked::after { transform: translateX(20px); }
.wx-switch-input-disabled { opacity: .7; }
wx-slider { display: block; margin: 10px 18px; padding: 0; }
.wx-slider-wrapper { display: flex; align-items: center; min-height: 16px; }
.wx-slider-tap-area { flex: 1; padding: 8px 0; }
.wx-slider-handle-wrapper { position: relative; height: 2px; border-radius: 5px; background-color: #e9e9e9; cursor: pointer; }
.wx-slider-track { height: 100%; border-radius: 6px; background-color: #1aad19; }
.wx-slider-thumb { position: absolute; top: 50%; z-index: 2; border-radius: 50%; box-shadow: 0 0 4px rgba(0, 0, 0, .2); }
.wx-slider-value { width: 3ch; margin-left: 1em; color: #888; text-align: center; }
.wx-slider-value[hidden] { display: none; }
wx-slider[disabled] .wx-slider-thumb { box-shadow: 0 0 2px rgba(0, 0, 0, .2); }
wx-editor { display: block; width: 100%; height: 200px; -webkit-user-select: text; user-select: text; }
.wx-editor-area { height: 100%; overflow-y: auto; outline: 0; }
.wx-editor-area:empty::before { content: attr(data-placeholder); color: rgba(0, 0, 0, .3); }
`
