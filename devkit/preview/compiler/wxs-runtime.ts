/**
 * Put in front of the compiled templates: what WXS has and JavaScript has not, and the hooks through which the runtime gives event handlers and
 * property observers written in WXS their component descriptors (`window.__wxsBridge`, see runtime/wxs-bridge.ts).
 */
export const WXS_RUNTIME = `
var $wxs = {
  typeName: function (x) {
    if (x === null || x === undefined) throw new TypeError("Cannot read property 'constructor' of " + x);
    var tag = Object.prototype.toString.call(x).slice(8, -1);
    return { Array: 'Array', Object: 'Object', Function: 'Function', Date: 'Date', RegExp: 'RegExp', String: 'String', Number: 'Number', Boolean: 'Boolean' }[tag] || 'Object';
  }
};
var getRegExp = function (source, flags) { return new RegExp(source, flags || ''); };
var getDate = function () {
  var a = arguments;
  return a.length === 0 ? new Date() : a.length === 1 ? new Date(a[0]) : new Date(a[0], a[1], a[2] || 1, a[3] || 0, a[4] || 0, a[5] || 0, a[6] || 0);
};
if (typeof window !== 'undefined' && window.__wxsBridge) { Q.A = window.__wxsBridge.propertyFilter; Q.B = window.__wxsBridge.eventFilter; Q.C = window.__wxsBridge.eventWrapper; }
`
