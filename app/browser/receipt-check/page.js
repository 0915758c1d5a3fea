// The page around the check: what is pasted or chosen goes in, words come out. Nothing leaves the device.

import { checkReceipt } from "./check.js";
import { newSha256, toHex } from "./sha256.js";
import { second } from "./words.js";

const HEADLINES = {
  genuine: "This receipt is genuine.",
  "genuine-key-not-confirmed":
    "The receipt fits together. Whether it is the office's depends on the key: compare it.",
  altered: "This receipt is not genuine, or it was changed.",
  "not-a-receipt": "This is not a receipt.",
  "signature-not-checked": "This browser cannot tell.",
};

const EXPLAINED = {
  genuine: "The office whose key you gave recorded these files at these times.",
  "genuine-key-not-confirmed":
    "Type the fingerprint of the office's key, as a letter or its site shows it, and check again. Anyone can make a receipt with a key of their own.",
  altered: "What does not hold stands below. Do not rely on anything it says.",
  "not-a-receipt": "A receipt is a text that begins with “Bearwitness receipt”. Paste all of it.",
  "signature-not-checked":
    "It does not know Ed25519 signatures. Use Chrome or Edge from 137, Firefox from 129 or Safari from 17, or the commands in docs/receipt-format.md.",
};

const MARKS = { holds: "Holds", unconfirmed: "Not confirmed", fails: "Does not hold" };

let checked = { files: [] };

function byId(id) {
  return document.getElementById(id);
}

/** A new element with text: nothing of a receipt is ever read as HTML. */
function element(name, text, parent) {
  const made = document.createElement(name);
  made.textContent = text;
  parent.append(made);
  return made;
}

async function check() {
  const result = byId("result");
  result.textContent = "Checking …";
  const answer = await checkReceipt(byId("receipt").value, byId("key").value);
  checked = answer;
  result.textContent = "";
  result.dataset.kind = answer.kind;
  element("h2", HEADLINES[answer.kind], result);
  element("p", EXPLAINED[answer.kind], result);
  if (answer.files.length > 0 || answer.receivedAt !== undefined) {
    element("p", `Log ${answer.log}. Report received ${second(answer.receivedAt)}.`, result);
  }
  const files = element("ol", "", result);
  for (const { sha256, receivedAt, sealedAt } of answer.files) {
    const item = element("li", "", files);
    element("code", sha256 === "" ? "follows when the file is sealed" : sha256, item);
    const sealed = sealedAt === undefined ? "not sealed yet then" : `sealed ${second(sealedAt)}`;
    element("span", ` received ${second(receivedAt)}, ${sealed}`, item);
  }
  const findings = element("ul", "", result);
  for (const { state, words } of answer.findings) {
    const item = element("li", "", findings);
    element("strong", `${MARKS[state]}: `, item);
    element("span", words, item);
  }
  byId("files-part").hidden = answer.files.length === 0;
  byId("compared").textContent = "";
}

async function compareFiles() {
  const list = byId("compared");
  list.textContent = "";
  for (const file of byId("files").files) {
    const item = element("li", `${file.name}: reading …`, list);
    const digest = await digestOf(file, (percent) => {
      item.textContent = `${file.name}: reading, ${percent} %`;
    });
    const at = checked.files.findIndex(({ sha256 }) => sha256 === digest);
    item.textContent = "";
    const found = at === -1 ? "is not in this receipt" : `is file ${at + 1} of this receipt`;
    element("strong", `${file.name} ${found}. `, item);
    element("code", digest, item);
  }
}

async function digestOf(file, progress) {
  const hash = newSha256();
  const reader = file.stream().getReader();
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return toHex(hash.digest());
    hash.update(value);
    read += value.length;
    progress(Math.floor((100 * read) / file.size));
  }
}

byId("receipt-file").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  if (file !== undefined) byId("receipt").value = await file.text();
});
byId("check").addEventListener("click", check);
byId("files").addEventListener("change", compareFiles);
byId("scriptless").remove();
