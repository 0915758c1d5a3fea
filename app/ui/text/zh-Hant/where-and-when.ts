import type { WordingOf } from "../catalogue.ts";

/** The page "Where and when". */
export const whereAndWhen: WordingOf<"whereAndWhen"> = {
  step: "地點和時間",
  title: "在哪裡、什麼時候發生的？",
  next: "接下來，您可以加入照片和影片。",
  place: {
    label: "在哪裡發生的？",
    hint: "街名和門牌號碼、街角、商店或公車站。請加上城市或鎮名。",
    because: "我們需要知道地點，才知道哪位檢察官可以處理。",
  },
  example: "例如：Springfield，Elm Street 和 3rd Avenue 路口的麵包店門前",
  coordinates: {
    title: "您有地圖座標數字嗎？或者您現在就在那裡？",
    hint: "您可以從地圖應用程式複製這些數字。它們像這樣：40.7128 和 -74.0060。",
    latitude: "前面的數字（緯度）",
    longitude: "後面的數字（經度）",
  },
  hereNow: {
    lead: "您現在就在那個地方嗎？那麼您的手機可以填寫這些數字。只有您按下時，它才會這樣做。它可能會向手機或瀏覽器的製造商詢問您在哪裡。",
    near: "填寫我的大概位置（半英里，800 公尺）",
    exact: "填寫我的準確位置",
    asking: "我們正在詢問您的手機。如果手機問您，請允許。",
    found: "好了。數字已經填在格子裡。您仍然可以修改或刪除。",
    refused: "您的手機沒有告訴我們。您可以用文字告訴我們。這樣就夠了。",
  },
  from: {
    label: "是哪一天發生或開始的？",
    hint: "請寫數字，順序是月、日、年，例如 4 21 2026。不知道就留空。",
  },
  fromTime: { label: "大約幾點開始的？", hint: "估計一下就可以。" },
  untilTitle: "這件事持續了一段時間嗎？或者您不確定是哪一天？",
  untilHint: "那麼請告訴我們最晚可能是哪一天、幾點。",
  until: { label: "最後一天", hint: "請寫數字，順序是月、日、年，例如 4 22 2026。" },
  untilTime: { label: "最晚時間", hint: "估計一下就可以。" },
  about: {
    label: "您對日期和時間有多確定？",
    choice: "大概是這樣，不是準確的",
  },
};
