import type { WordingOf } from "../catalogue.ts";

/** A pin on a map, for whoever asks for one. */
export const mapPin: WordingOf<"mapPin"> = {
  openHint:
    "您也可以在地圖上做一個標記。地圖來自我們，不來自任何別人。它大約需要半個百萬位元組（MB），每多看一個部分還要再多一些。",
  open: "儲存這一頁並打開地圖",
  title: "在地圖上做標記",
  lead: "請移動地圖，讓那個地點在正中間，並放大。然後做標記。您放得多大，可以告訴我們標記可能偏多遠。",
  noScript: "地圖需要指令碼，而這裡的指令碼是關閉的。您寫的文字就夠了。",
  noGraphics: "這台裝置畫不出地圖。您寫的文字就夠了。",
  near: "放大",
  far: "縮小",
  keys: "用鍵盤：方向鍵移動地圖，+ 和 - 放大和縮小，Enter 做標記。",
  middle: "在正中間做標記",
  put: "標記已做好。您仍然可以移動它。",
  save: "使用這個標記",
  back: "不做標記，返回",
  map: "地圖",
  makers: "地圖：{makers}",
};
