/**
 * A cloud function that does nothing but load the SDK: what every function's cold start costs before a line of ours. Plain
 * JavaScript, since a function's worker runs without any loader.
 */
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = async () => null
