import { sizeInWords } from "#app/core/bundle/bag-info.ts";
import { digitsTyped, isFingerprint } from "#app/core/bundle/typed-fingerprint.ts";
import { fill } from "#app/ui/text/fill.ts";
import type { CheckMessage, CheckOrder, Chosen } from "./check-bundle.ts";
import { chosenArchive, chosenByDrop, chosenFolder } from "./chosen.ts";
import { byId, inputOf } from "./elements.ts";
import { showResult, type Checked } from "./result.ts";
import { startCheck, type Running } from "./run.ts";
import { WORDS, type PageLanguage } from "./words.ts";

// The page around the check: a bundle goes in, words come out. Nothing leaves the computer.

let language: PageLanguage = navigator.language.startsWith("es") ? "es" : "en";
let chosen: Chosen | undefined;
let running: Running | undefined;
let checked: Checked | undefined;
/** Which check is listened to: one that was stopped may still say something. */
let current = 0;

function speak(next: PageLanguage): void {
  language = next;
  const words = WORDS[language];
  document.documentElement.lang = language;
  document.title = words.title;
  for (const element of document.querySelectorAll<HTMLElement>("[data-text]")) {
    const text = words[element.dataset["text"] as keyof typeof words];
    if (typeof text === "string") element.textContent = text;
  }
  for (const button of document.querySelectorAll<HTMLElement>("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset["language"] === language));
  }
  byId("problem").textContent = "";
  showChosen();
  if (checked !== undefined) showResult(checked, words);
}

function showChosen(): void {
  const words = WORDS[language];
  byId("chosen").textContent =
    chosen === undefined
      ? ""
      : chosen.kind === "archive"
        ? fill(words.archiveChosen, { name: chosen.name })
        : fill(words.folderChosen, { name: chosen.name, count: chosen.files.length });
}

function choose(next: Chosen): void {
  chosen = next;
  byId("problem").textContent = "";
  forget();
  showChosen();
}

/** A result must not stand beside the name of another bundle. */
function forget(): void {
  checked = undefined;
  byId("result").hidden = true;
}

function check(): void {
  const words = WORDS[language];
  const digits = digitsTyped(inputOf("key").value);
  const [earlier] = inputOf("earlier").files ?? [];
  const [proof] = inputOf("proof").files ?? [];
  const isWrong = digits !== "" && !isFingerprint(digits);
  byId("problem").textContent =
    chosen === undefined
      ? words.nothing
      : isWrong
        ? words.keyWrong
        : isProofAlone(earlier, proof)
          ? words.proofAlone
          : "";
  inputOf("key").setAttribute("aria-invalid", String(isWrong));
  if (chosen === undefined || isWrong || isProofAlone(earlier, proof) || running !== undefined)
    return;
  forget();
  const order: CheckOrder = {
    ...{ chosen, fingerprint: digits === "" ? undefined : digits },
    ...(earlier === undefined ? {} : { earlier: { file: earlier, name: earlier.name, proof } }),
  };
  showRunning(true);
  current += 1;
  const own = current;
  running = startCheck(order, (message) => {
    if (own === current) hear(order, message);
  });
  byId("stop").hidden = running.stop === undefined;
  byId("stop").focus();
}

function isProofAlone(earlier: File | undefined, proof: File | undefined): boolean {
  return earlier === undefined && proof !== undefined;
}

function showRunning(isRunning: boolean): void {
  byId("running").hidden = !isRunning;
  byId("form").hidden = isRunning;
  (byId("bar") as HTMLProgressElement).value = 0;
  byId("done").textContent = "";
}

function hear(order: CheckOrder, message: CheckMessage): void {
  switch (message.kind) {
    case "begun":
      return;
    case "progress":
      showProgress(message.done, message.total);
      return;
    case "failed":
      end();
      byId("problem").textContent = fill(WORDS[language].failed, { why: message.why });
      byId("check").focus();
      return;
    case "done":
      end();
      checked = { order, answer: message.answer, at: new Date().toString() };
      showResult(checked, WORDS[language]);
      byId("result").hidden = false;
      byId("result").focus();
  }
}

function end(): void {
  running = undefined;
  showRunning(false);
}

function showProgress(done: number, total: number): void {
  (byId("bar") as HTMLProgressElement).value = Math.floor((1000 * done) / total);
  // Each tenth is said: a screen reader would read out every thousandth.
  const percent = Math.floor((10 * done) / total) * 10;
  const text = fill(WORDS[language].done, { percent, size: sizeInWords(total) });
  if (byId("done").textContent !== text) byId("done").textContent = text;
}

async function drop(transfer: DataTransfer): Promise<void> {
  const dropped = await chosenByDrop(transfer).catch(() => undefined);
  if (running !== undefined) return;
  if (dropped === undefined) byId("problem").textContent = WORDS[language].dropOne;
  else {
    inputOf("archive").value = "";
    inputOf("folder").value = "";
    choose(dropped);
  }
}

for (const button of document.querySelectorAll<HTMLElement>("[data-language]")) {
  button.addEventListener("click", () => {
    speak(button.dataset["language"] === "es" ? "es" : "en");
  });
}
inputOf("archive").addEventListener("change", () => {
  const [file] = inputOf("archive").files ?? [];
  if (file === undefined) return;
  inputOf("folder").value = "";
  choose(chosenArchive(file));
});
inputOf("folder").addEventListener("change", () => {
  const files = [...(inputOf("folder").files ?? [])];
  if (files.length === 0) return;
  inputOf("archive").value = "";
  choose(chosenFolder(files));
});
byId("check").addEventListener("click", check);
byId("stop").addEventListener("click", () => {
  running?.stop?.();
  current += 1;
  end();
  byId("problem").textContent = WORDS[language].stopped;
  byId("check").focus();
});
byId("print").addEventListener("click", () => {
  print();
});
document.addEventListener("dragover", (event) => {
  event.preventDefault();
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer !== null) void drop(event.dataTransfer);
});
byId("scriptless").remove();
byId("form").hidden = false;
speak(language);
