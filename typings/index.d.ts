/// <reference path="../node_modules/miniprogram-api-typings/index.d.ts" />

/** Nothing is kept on the app object: what pages share lives in miniprogram/api/session.ts, where it is typed. */
type IAppOption = Record<string, unknown>
