import type { WordingOf } from "../catalogue.ts";

/** The page "What happened". */
export const whatHappened: WordingOf<"whatHappened"> = {
  step: "發生了什麼",
  title: "發生了什麼事？",
  next: "您按「繼續」時，我們會儲存這一頁。接下來，我們會就這件事問幾個問題。",
  category: {
    label: "這主要是關於什麼的？",
    hint: "請選最合適的一項。其他的可以在下面告訴我們。",
    because: "我們需要知道這一點，好讓合適的人先看。",
  },
  narrative: {
    label: "請用您自己的話告訴我們",
    hint: "用任何語言寫都可以。寫得短也沒關係。不必每個細節都正確。",
    because: "我們需要您的敘述，才知道該查什麼。",
  },
  helpTitle: "哪些內容對我們有幫助",
  help: [
    "您看到和聽到了什麼，按先後順序寫。",
    "執法人員的穿著：背心上的字、臂章、面罩、警徽號碼。",
    "車輛：顏色、廠牌、車牌。只有一部分車牌也有幫助。",
    "還有誰在場，例如當地警察，或其他拍攝的人。",
    "哪些是您親眼看到的，哪些是別人告訴您的。",
  ],
  immigration: "請不要寫您或別人是不是公民、有沒有移民證件。我們不需要知道。",
};
