import type { WordingOf } from "../catalogue.ts";

/** The page after sending: the most important one. */
export const sent: WordingOf<"sent"> = {
  title: "我们收到了您的报告",
  notRemoved: "您的报告已经发送，所以没有从里面移除任何内容。",
  lead: "收到时间：{when}。",
  codeTitle: "这是您的查询码",
  codeDo: "请写下来、拍下来，或打印本页。",
  codeOnce: "我们在这台设备上显示它 1 天。之后我们就无法读取、显示它，也无法发送给您。",
  codeSafe: "任何有查询码的人，都能看到我们写给您的内容。请放在没有人会看的地方。",
  codeGoneTitle: "您的查询码不再显示",
  codeGone: "您发送报告之后，查询码显示 1 天。如果您记下了它，就可以用它回来。",
  reportNumber: "报告编号",
  reportNumberNote: "跟我们说话时请说出它。它不能打开您的报告，只有查询码可以。",
  print: "打印：在电脑上按 Ctrl 和 P。在手机上，点“分享”，再点“打印”。",
  nextTitle: "接下来会怎样",
  steps: [
    {
      title: "我们会看。",
      text: "我们办公室会有人看每一份报告。大多数在 3 个工作日内看完。发生大事之后，可能需要 2 个星期。",
    },
    {
      title: "我们会查。",
      text: "我们会查看您的文件，以及关于同一件事的其他报告。这可能需要几个星期或几个月。",
    },
    {
      title: "我们会决定。",
      text: "我们可能立案，可能转给其他机构，也可能存档。一个法院案件可能需要几年。我们不能处理每一份报告。",
    },
  ],
  backTitle: "怎样回来",
  back: [
    "来到这个网站，打开“回来查看报告”。",
    "输入您的查询码。然后您可以看到报告进行到哪里，也可以核对您的文件。",
  ],
  backLink: "回来查看报告",
  filesTitle: "您的文件",
  filesNote:
    "每个文件都有一个指纹：由它的全部内容算出的一长串数字。文件里只要有一个点变了，这个数字就会变。用它，您以后可以证明您发送了什么。",
  fingerprintFollows: "如果写着“文件指纹稍后给出”，请过几分钟用您的查询码再看一次。",
  lookAgain: "现在再看一次",
  noFiles: "您没有发送文件。",
  keepFiles: "请在您的手机上也保留这些文件。",
  helpTitle: "您现在需要帮助吗？",
  help: [
    "有危险：请拨打 911。",
    "我们不能当您的律师。法律援助机构可以告诉您有哪些权利，常常免费。",
  ],
  another: "报告另一件事",
  leaveNote: "完成之后，请按“立即离开”，并关闭这个标签页。",
};
