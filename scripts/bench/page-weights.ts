import { FormClient } from "#test/support/form-client.ts";
import { weighPage } from "./weigh-page.ts";

// Prints what each page of the public weighs as it goes over the line: page-weights.ts ORIGIN (plain http, such as http://localhost:8080).
// It begins a report for the form's pages, and deletes it again.

const [origin] = process.argv.slice(2);
if (origin === undefined) {
  process.stderr.write("usage: page-weights.ts ORIGIN\n");
  process.exit(2);
}

const OPEN = ["/", "/safety", "/privacy", "/accessibility", "/follow-up", "/check-receipt"];
const FORM = [
  "/report/what-happened",
  "/report/where-and-when",
  "/report/evidence",
  "/report/who-was-involved",
  "/report/your-part",
  "/report/about-you",
  "/report/check",
];

const print = async (path: string, cookie: string) => {
  const { octets, parts, status } = await weighPage(origin, path, cookie);
  const kilobytes = (octets / 1024).toFixed(1).padStart(7);
  process.stdout.write(`${kilobytes} KB  ${path}  (${parts.length} answers, ${status})\n`);
};

for (const path of OPEN) await print(path, "");
const client = new FormClient(origin);
await client.post("/report/start", {});
for (const path of FORM) await print(path, client.cookieHeader());
await client.post("/report/delete", {});
