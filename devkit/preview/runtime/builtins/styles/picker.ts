/** Wheels, in picker-view as in the sheet that a picker opens over the frame. */
export const PICKER_STYLE = `
wx-picker > wx-inner { display: block; }
wx-picker-view { display: flex; position: relative; overflow: hidden; }
wx-picker-view-column { display: block; position: relative; flex: 1; height: 100%; overflow: hidden; z-index: 0; }
wx-picker-group { display: block; position: relative; height: 100%; overflow: hidden; }
wx-picker-content { display: block; position: absolute; top: 0; left: 0; right: 0; will-change: transform; }
wx-picker-content > * { height: var(--item, 34px); overflow: hidden; }
.wx-picker-mask { position: absolute; inset: 0; z-index: 3; pointer-events: none; background-repeat: no-repeat; background-position: top, bottom; background-size: 100% 102px;
  background-image: linear-gradient(180deg, rgba(255, 255, 255, .95), rgba(255, 255, 255, .6)), linear-gradient(0deg, rgba(255, 255, 255, .95), rgba(255, 255, 255, .6)); }
.wx-picker-indicator { position: absolute; left: 0; top: 50%; z-index: 3; width: 100%; height: 34px; box-sizing: border-box; pointer-events: none; transform: translateY(-50%);
  border: solid #e5e5e5; border-width: 1px 0; }
.wx-sheet { position: fixed; inset: 0; z-index: 1000; pointer-events: auto; font-size: 17px; color: rgba(0, 0, 0, .9); }
.wx-sheet-mask { position: absolute; inset: 0; background: rgba(0, 0, 0, .6); }
.wx-sheet-panel { position: absolute; left: 0; right: 0; bottom: 0; background: #fff; border-radius: 12px 12px 0 0; overflow: hidden; animation: wx-sheet .25s ease-out; }
@keyframes wx-sheet { from { transform: translateY(100%); } }
.wx-sheet-bar { display: flex; align-items: center; height: 52px; padding: 0 16px; border-bottom: 1px solid #eee; }
.wx-sheet-title { flex: 1; text-align: center; font-weight: 500; }
.wx-sheet-cancel, .wx-sheet-confirm { padding: 10px 0; cursor: pointer; }
.wx-sheet-cancel { color: #888; }
.wx-sheet-confirm { color: #07c160; font-weight: 500; }
.wx-sheet-body { display: flex; height: 220px; }
.wx-sheet-column { position: relative; flex: 1; overflow: hidden; }
.wx-sheet-column > .wx-picker-mask { background-size: 100% 88px; }
.wx-sheet-column > .wx-picker-indicator { height: 44px; }
.wx-sheet-items { padding: 88px 0; }
.wx-sheet-item { height: 44px; line-height: 44px; padding: 0 4px; text-align: center; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
`
