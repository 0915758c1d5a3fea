import type { WordingOf } from "../catalogue.ts";

/** What the page says of files on their way. */
export const uploader: WordingOf<"uploader"> = {
  title: "正在发送的文件",
  unfinished:
    "这些文件还没有完整送到。请在这里再选一次同一个文件，它会从停下的地方继续。在您填写期间，已收到的部分我们保留 {days} 天。您发送报告之后，我们保留 {sentDays} 天，您可以用查询码在另一部手机上继续。",
  unfinishedNoScript: "要继续，本页需要 JavaScript。没有的话，请在下面重新添加文件。",
  finish:
    "这些文件还没有完整送到。请用这部或另一部手机再选一次同一个文件，它会从停下的地方继续。已收到的部分我们保留 {days} 天。",
  finishNoScript:
    "要从停下的地方继续，本页需要 JavaScript。没有的话，您可以在“添加更多文件”里重新发送整个文件。",
  finishLabel: "再选一次这个文件，或添加别的文件",
  finishHint: "如果您选的是同一个文件，我们会从停下的地方继续。别的文件会加到您的报告里。",
  ended: {
    title: "没有送到的文件",
    lead: "这些文件没有完整送到。已收到的部分我们保留了一段时间，后来移除了。",
    file: "共 {size}，收到了 {arrived}。移除时间：{when}。",
    again: "您还有文件吗？那么您可以重新添加。",
  },
  noPage: "我们打不开下一页。您的文件仍在发送。请检查网络连接，再试一次。",
  openingPage: "请稍等。这最多可能需要 1 分钟。",
  takenAtOnce: "每个文件一选好就会发送。发送时您可以继续往下做。",
  rows: {
    waiting: "等待中",
    sending: "正在发送：{n} %",
    sendingLeft: "正在发送：{n} %，剩余时间：{left}",
    underAMinute: "不到 1 分钟",
    minutes: { other: "约 {n} 分钟" },
    hours: { other: "约 {n} 小时" },
    paused: "已暂停，停在 {n} %",
    offline: "已暂停：没有网络连接。我们会自动继续。",
    unreached: "已暂停：现在好像什么都传不过去。我们会自动继续。",
    busy: "已暂停：我们的服务器现在很忙。我们会自动继续。",
    received: "已完整收到",
    checking: "已完整收到。我们正在核对。",
    checked: "已完整收到并核对：与您设备上的文件一样",
    sameKept: "已完整收到。这与先前收到的 {name} 是同一个文件。两个都会保存。",
    sameOnce: "已完整收到。这与先前收到的 {name} 是同一个文件。我们只保存一份。",
    differs: "我们收到的与您的文件不一样。请重新添加。",
    failed: "没有送到。请重新添加。",
    unreadable: "您的设备不再让我们读取这个文件。它可能被移动或改过了。请重新选择。",
    notRead:
      "您的设备没有让我们读取它。如果它是文件夹，请选择里面的文件。如果它是文件，请重新选择。",
    removeFile: "移除 {name}",
    removed: "{name} 已移除。",
    notRemoved: "我们没能移除这个文件。它还在我们这里。",
    notHere: "我们在您的报告里没有找到这个文件。什么也没有移除。",
    inList: "{name} 已经在列表里了。您不必再选一次。",
    chooseAgain: "已收到 {n} %。要继续，请再选一次同一个文件。",
    pause: "暂停",
    goOn: "继续",
    pauseFile: "暂停 {name}",
    goOnFile: "继续 {name}",
    left: { other: "还有 {n} 个文件正在发送。" },
    missing: { other: "有 {n} 个文件没有完整送到。列表里写着该怎么做。" },
    differing: { other: "有 {n} 个文件，我们这里的与您设备上的不一样。列表里写着该怎么做。" },
    notGone: "有个文件无法移除。列表里写着原因。",
    noneLeft: "没有文件正在发送。",
    allThere: "所有文件都已完整收到。您可以关闭本页。",
    keepOpen: "请让本页开着。",
    refused: {
      program: "这是一个程序。我们接收照片、视频、录音和书面材料，但不接收程序。",
      "web-page": "这是一个网页。请把它存成 PDF，或截图，然后添加。",
      empty: "这个文件是空的，没有可保存的内容。",
      "too-large":
        "这个文件太大，我们收不下。请用文字告诉我们它的内容，并保留它。我们可以用别的办法取得它。",
      "too-many": "您的报告已经满了。您可以为这个文件发送第 2 份报告。",
      "report-full": "加上这个文件，您的报告就会超过我们能接收的大小。您可以为它发送第 2 份报告。",
      "no-room":
        "我们现在没有空间存放文件。您写的内容仍然能送到，所以请发送您的报告。这个文件您可以以后用查询码再送来。如果您在这里等，我们会自动再试。",
      "no-draft": "我们找不到您的报告了。如果您已经发送，请用您的查询码打开。",
      expired: "完成这个文件的时间已经过了。请重新添加。",
      "other-report":
        "这个文件属于一份没有在这里打开的报告。已送到的部分会保留。请用查询码打开那份报告再继续。",
      "not-found": "我们找不到这个文件了。请重新添加。",
    },
  },
};
