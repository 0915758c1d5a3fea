import type { WordingOf } from "../catalogue.ts";

const sure = { yes: "是", no: "否", unknown: "不知道" };

/** The page about officers and cars, and the two pages behind it. */
export const involved: WordingOf<"involved"> = {
  step: "有誰在場",
  title: "您看到了哪些執法人員和車輛？",
  lead: "請告訴我們您在每一個身上看到了什麼。您可以加入幾個，也可以不加。您不需要知道姓名。",
  next: "接下來，我們會問一些關於您和這份報告的事。",
  addOfficer: "加入執法人員",
  addVehicle: "加入車輛",
  listTitle: "您加入的內容",
  change: "修改",
  changeHidden: "修改：{name}",
  remove: "撤回",
  removeHidden: "撤回：{name}",
  save: "儲存",
  back: "返回清單",
  officerNumber: "執法人員 {n}",
  vehicleNumber: "車輛 {n}",
  sure,
  officer: {
    title: "關於這名執法人員，您看到了什麼？",
    lead: "知道的就填，其他的留空。請不要猜。",
    patch: {
      label: "衣服上的字或圖案",
      hint: "在背心、袖子或帽子上。例如「POLICE」或「ICE」。",
    },
    looks: {
      label: "這名執法人員是什麼樣子？",
      hint: "衣服、裝備、身高、頭髮、聲音。背心上有攝影機嗎？",
    },
    faceCovered: { label: "臉遮住了嗎？" },
    badgeSeen: { label: "您看得到警徽或姓名嗎？" },
    badge: {
      label: "警徽或名牌上寫著什麼？",
      hint: "只有一部分也有幫助。",
    },
    asked: {
      label: "有人問過這名執法人員是誰嗎？",
      said: "有，對方告訴了我們",
      refused: "有，對方不肯說",
      silent: "有，對方沒有回答",
      "not-asked": "沒有人問",
      unknown: "不知道",
    },
    answer: { label: "執法人員是怎麼回答的？", hint: "盡量寫出您知道的原話。" },
    did: { label: "這名執法人員做了什麼？", hint: "寫一個短句就夠了。" },
  },
  vehicle: {
    title: "關於這輛車，您看到了什麼？",
    lead: "知道的就填，其他的留空。請不要猜。",
    plate: { label: "車牌", hint: "只有一部分也有幫助。看不清楚的地方請寫「?」。" },
    plateFrom: { label: "車牌上的州名", hint: "如果沒有車牌，請在這裡告訴我們。" },
    looks: { label: "車是什麼樣子？", hint: "顏色、廠牌、車型，例如「白色廂型車，Ford」。" },
    markings: { label: "車上的字、燈或圖案", hint: "如果沒有，請寫沒有。" },
    did: { label: "這輛車用來做什麼？", hint: "例如「有一名男子被帶上車」。" },
  },
};
