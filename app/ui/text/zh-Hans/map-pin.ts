import type { WordingOf } from "../catalogue.ts";

/** A pin on a map, for whoever asks for one. */
export const mapPin: WordingOf<"mapPin"> = {
  openHint:
    "您也可以在地图上做一个标记。地图来自我们，不来自任何别人。它大约需要半兆字节，每多看一个部分还要再多一些。",
  open: "保存这一页并打开地图",
  title: "在地图上做标记",
  lead: "请移动地图，让那个地点在正中间，并放大。然后做标记。您放得多大，可以告诉我们标记可能偏多远。",
  noScript: "地图需要脚本，而这里的脚本是关闭的。您写的文字就够了。",
  noGraphics: "这台设备画不出地图。您写的文字就够了。",
  near: "放大",
  far: "缩小",
  keys: "用键盘：方向键移动地图，+ 和 - 放大和缩小，Enter 做标记。",
  middle: "在正中间做标记",
  put: "标记已做好。您仍然可以移动它。",
  save: "使用这个标记",
  back: "不做标记，返回",
  map: "地图",
  makers: "地图：{makers}",
};
