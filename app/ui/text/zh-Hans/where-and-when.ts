import type { WordingOf } from "../catalogue.ts";

/** The page "Where and when". */
export const whereAndWhen: WordingOf<"whereAndWhen"> = {
  step: "地点和时间",
  title: "在哪里、什么时候发生的？",
  next: "接下来，您可以添加照片和视频。",
  place: {
    label: "在哪里发生的？",
    hint: "街名和门牌号、街角、商店或公交车站。请加上城市或镇名。",
    because: "我们需要知道地点，才知道哪位检察官可以处理。",
  },
  example: "例如：Springfield，Elm Street 和 3rd Avenue 路口的面包店门前",
  coordinates: {
    title: "您有地图坐标数字吗？或者您现在就在那里？",
    hint: "您可以从地图应用里复制这些数字。它们像这样：40.7128 和 -74.0060。",
    latitude: "前面的数字（纬度）",
    longitude: "后面的数字（经度）",
  },
  hereNow: {
    lead: "您现在就在那个地方吗？那么您的手机可以填写这些数字。只有您按下时，它才会这样做。它可能会向手机或浏览器的制造商询问您在哪里。",
    near: "填写我的大概位置（半英里，800 米）",
    exact: "填写我的准确位置",
    asking: "我们正在询问您的手机。如果手机问您，请允许。",
    found: "好了。数字已经填在格子里。您仍然可以修改或删除。",
    refused: "您的手机没有告诉我们。您可以用文字告诉我们。这样就够了。",
  },
  from: {
    label: "是哪一天发生或开始的？",
    hint: "请写数字，顺序是月、日、年，例如 4 21 2026。不知道就留空。",
  },
  fromTime: { label: "大约几点开始的？", hint: "估计一下就可以。" },
  untilTitle: "这件事持续了一段时间吗？或者您不确定是哪一天？",
  untilHint: "那么请告诉我们最晚可能是哪一天、几点。",
  until: { label: "最后一天", hint: "请写数字，顺序是月、日、年，例如 4 22 2026。" },
  untilTime: { label: "最晚时间", hint: "估计一下就可以。" },
  about: {
    label: "您对日期和时间有多确定？",
    choice: "大概是这样，不是准确的",
  },
};
