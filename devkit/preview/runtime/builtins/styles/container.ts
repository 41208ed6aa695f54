export const CONTAINER_STYLE = `
wx-scroll-view { display: block; width: 100%; }
wx-scroll-box { display: block; position: relative; width: 100%; height: 100%; max-height: inherit; -webkit-overflow-scrolling: touch;
  flex: 1 1 100%; min-width: 0; flex-direction: inherit; flex-wrap: inherit; align-items: inherit; justify-content: inherit; align-content: inherit; }
wx-scroll-content { display: block; position: relative; min-width: 100%; box-sizing: border-box; flex-direction: inherit; flex-wrap: inherit; align-items: inherit;
  justify-content: inherit; align-content: inherit; }
wx-scroll-content[flex] { display: flex; width: 100%; height: 100%; }
wx-scroll-box::-webkit-scrollbar { width: 0; height: 0; }
wx-scroll-box[paging] { scroll-snap-type: both mandatory; }
wx-scroll-box[paging] > wx-scroll-content > * { scroll-snap-align: start; }
wx-refresher { display: block; position: relative; height: 0; overflow: hidden; }
wx-refresher[hidden] { display: none; }
.wx-refresher-dots { position: absolute; left: 50%; bottom: 18px; width: 6px; height: 6px; margin-left: -3px; border-radius: 50%; background: currentColor;
  box-shadow: -14px 0 currentColor, 14px 0 currentColor; color: rgba(0, 0, 0, .3); animation: wx-refresher 1s infinite alternate; }
.wx-refresher-dots[data-look=white] { color: rgba(255, 255, 255, .7); }
@keyframes wx-refresher { to { opacity: .4; } }
wx-swiper { display: block; height: 150px; position: relative; }
wx-swiper-box { display: block; position: relative; width: 100%; height: 100%; overflow: hidden; transform: translateZ(0); }
wx-swiper-frame { display: block; position: absolute; inset: 0; }
wx-swiper-item { position: absolute; top: 0; left: 0; width: 100%; height: 100%; overflow: hidden; will-change: transform; }
.wx-swiper-dots { position: absolute; font-size: 0; }
.wx-swiper-dots-horizontal { left: 50%; bottom: 10px; text-align: center; white-space: nowrap; transform: translate(-50%, 0); }
.wx-swiper-dots-horizontal .wx-swiper-dot { margin-right: 8px; }
.wx-swiper-dots-horizontal .wx-swiper-dot:last-child { margin-right: 0; }
.wx-swiper-dots-vertical { right: 10px; top: 50%; text-align: right; transform: translate(0, -50%); }
.wx-swiper-dots-vertical .wx-swiper-dot { display: block; margin-bottom: 9px; }
.wx-swiper-dots-vertical .wx-swiper-dot:last-child { margin-bottom: 0; }
.wx-swiper-dot { display: inline-block; width: 8px; height: 8px; border-radius: 50%; transition: background-color .3s ease; }
wx-movable-area { display: block; position: relative; width: 10px; height: 10px; }
wx-movable-view { display: inline-block; position: absolute; top: 0; left: 0; width: 10px; height: 10px; will-change: transform; transform-origin: 0 0; }
wx-cover-view { display: block; line-height: 1.2; overflow: hidden; white-space: nowrap; pointer-events: auto; }
wx-cover-view > wx-inner { width: 100%; height: 100%; overflow: inherit; }
wx-cover-image { display: block; width: 100%; line-height: 1.2; overflow: hidden; }
wx-cover-image > img { display: block; width: 100%; height: 100%; }
wx-page-container { display: none; }
wx-page-container[open] { display: block; }
.wx-page-container-overlay { position: fixed; inset: 0; background: rgba(0, 0, 0, .5); opacity: 0; transition: opacity; }
.wx-page-container-overlay[hidden] { display: none; }
wx-page-container[entered] > .wx-page-container-overlay { opacity: 1; }
wx-page-container > wx-inner { position: fixed; box-sizing: border-box; background: #fff; overflow: auto; max-height: 100%; transition: transform, opacity; }
wx-page-container[position=bottom] > wx-inner { left: 0; right: 0; bottom: 0; transform: translateY(100%); }
wx-page-container[position=top] > wx-inner { left: 0; right: 0; top: 0; transform: translateY(-100%); }
wx-page-container[position=right] > wx-inner { top: 0; right: 0; bottom: 0; transform: translateX(100%); }
wx-page-container[position=center] > wx-inner { left: 50%; top: 50%; transform: translate(-50%, -50%); opacity: 0; }
wx-page-container[round][position=bottom] > wx-inner { border-radius: 20px 20px 0 0; }
wx-page-container[round][position=top] > wx-inner { border-radius: 0 0 20px 20px; }
wx-page-container[round][position=center] > wx-inner { border-radius: 20px; }
wx-page-container[entered] > wx-inner { transform: none; }
wx-page-container[entered][position=center] > wx-inner { transform: translate(-50%, -50%); opacity: 1; }
wx-root-portal { display: block; }
`
