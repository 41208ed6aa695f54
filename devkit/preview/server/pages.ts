/** The two HTML documents of the preview. */

export interface FrameOptions {
  cloudOrigin: string
}

/** `/app/`: the mini program itself. */
export function framePage({ cloudOrigin }: FrameOptions): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,maximum-scale=1,user-scalable=no,viewport-fit=cover">
<title>小程序</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/app/runtime.css">
<style id="wx-base"></style>
<link rel="stylesheet" href="/app/program.css" id="wx-program-css">
</head>
<body>
<script>window.__preview = ${JSON.stringify({ cloudOrigin })}</script>
<script src="/app/program.js"></script>
<script src="/app/runtime.js"></script>
</body>
</html>
`
}

/** `/`: the console with the frame in it. */
export function shellPage(hasShell: boolean): string {
  const content = hasShell
    ? '<link rel="stylesheet" href="/shell.css">\n</head>\n<body>\n<div id="shell"></div>\n<script src="/shell.js"></script>'
    : '</head>\n<body style="margin:0">\n<iframe id="frame" src="/app/" style="width:390px;height:844px;border:0"></iframe>'
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>党员之家</title>
<link rel="icon" href="data:,">
${content}
</body>
</html>
`
}
