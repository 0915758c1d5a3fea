import type { WordingOf } from "../catalogue.ts";

const sure = { yes: "是", no: "否", unknown: "不知道" };

/** The page about officers and cars, and the two pages behind it. */
export const involved: WordingOf<"involved"> = {
  step: "有谁在场",
  title: "您看到了哪些执法人员和车辆？",
  lead: "请告诉我们您在每一个身上看到了什么。您可以添加几个，也可以不添加。您不需要知道姓名。",
  next: "接下来，我们会问一些关于您和这份报告的事。",
  addOfficer: "添加执法人员",
  addVehicle: "添加车辆",
  listTitle: "您添加的内容",
  change: "修改",
  changeHidden: "修改：{name}",
  remove: "撤回",
  removeHidden: "撤回：{name}",
  save: "保存",
  back: "返回列表",
  officerNumber: "执法人员 {n}",
  vehicleNumber: "车辆 {n}",
  sure,
  officer: {
    title: "关于这名执法人员，您看到了什么？",
    lead: "知道的就填，其他的留空。请不要猜。",
    patch: {
      label: "衣服上的字或图案",
      hint: "在背心、袖子或帽子上。例如“POLICE”或“ICE”。",
    },
    looks: {
      label: "这名执法人员是什么样子？",
      hint: "衣服、装备、身高、头发、声音。背心上有摄像头吗？",
    },
    faceCovered: { label: "脸遮住了吗？" },
    badgeSeen: { label: "您能看到警徽或姓名吗？" },
    badge: {
      label: "警徽或名牌上写着什么？",
      hint: "只有一部分也有帮助。",
    },
    asked: {
      label: "有人问过这名执法人员是谁吗？",
      said: "有，对方告诉了我们",
      refused: "有，对方不肯说",
      silent: "有，对方没有回答",
      "not-asked": "没有人问",
      unknown: "不知道",
    },
    answer: { label: "执法人员是怎么回答的？", hint: "尽量写出您知道的原话。" },
    did: { label: "这名执法人员做了什么？", hint: "写一个短句就够了。" },
  },
  vehicle: {
    title: "关于这辆车，您看到了什么？",
    lead: "知道的就填，其他的留空。请不要猜。",
    plate: { label: "车牌", hint: "只有一部分也有帮助。看不清的地方请写“?”。" },
    plateFrom: { label: "车牌上的州名", hint: "如果没有车牌，请在这里告诉我们。" },
    looks: { label: "车是什么样子？", hint: "颜色、品牌、车型，例如“白色面包车，Ford”。" },
    markings: { label: "车上的字、灯或图案", hint: "如果没有，请写没有。" },
    did: { label: "这辆车用来做什么？", hint: "例如“有一名男子被带上车”。" },
  },
};
