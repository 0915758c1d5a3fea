import { randomInt } from "node:crypto";
import { openDeskOffice } from "#test/routes/desk/desk-office.ts";

/**
 * How long the server needs for the page of a report, asked for as browsers fetch it ahead, one after the other and with nothing else to do.
 * Usage: report-page.ts [REPORTS] [ROUNDS]: 30 reports without files, each asked for 5 times. The first round warms up and is not counted.
 */
const [reports = "30", rounds = "5"] = process.argv.slice(2);

const words =
  "agents pulled man from van corner masked shouted filmed truck grey street morning neighbors gas canister school bus rifle badge woman child crying ran".split(
    " ",
  );

const office = await openDeskOffice();
try {
  const paths: string[] = [];
  for (let number = 0; number < Number(reports); number += 1) {
    const told = Array.from({ length: 120 }, () => words[randomInt(words.length)]).join(" ");
    const { reportId } = await office.given({ narrative: `${told} ${number}` });
    paths.push(`/desk/reports/${reportId}`);
  }
  const browser = await office.as("intake-analyst");
  const millis: number[] = [];
  let octets = 0;
  for (let round = 0; round <= Number(rounds); round += 1) {
    for (const path of paths) {
      const begun = performance.now();
      const page = await browser.get(path, { "Sec-Purpose": "prefetch" });
      const html = await page.text();
      if (page.status !== 200) throw new Error(`${path} answered ${page.status}`);
      if (round > 0) millis.push(performance.now() - begun);
      octets = html.length;
    }
  }
  const sorted = millis.toSorted((one, other) => one - other);
  const at = (part: number) => (sorted[Math.floor(part * sorted.length)] ?? NaN).toFixed(1);
  process.stdout.write(
    `the page of a report, ${Math.round(octets / 1_000)} KB: median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms, of ${sorted.length}\n`,
  );
} finally {
  await office.remove();
}
