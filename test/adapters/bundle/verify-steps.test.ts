import { expect } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeBundle } from "#app/adapters/bundle/write-bundle.ts";
import type { BundleContent } from "#app/core/bundle/content.ts";
import { formatTrustPolicy } from "#app/core/custody/format-trust-policy.ts";
import { officeOnlyPolicy } from "#app/core/custody/trust-policy.ts";
import { inventedContent, LOG_KEY, PHOTO } from "#test/core/bundle/invented-bundle.ts";
import { CLERK, INSPECTOR } from "#test/core/custody/made-keys.ts";
import { makeTestAuthority } from "#test/support/test-authority.ts";
import { printedIn, PROGRAMS, takeSteps, type, type PrintedStep } from "./typed-steps.ts";
import { inFolder, testWith } from "./unpacked.ts";

// What a person does who holds the bundle, a shell, and VERIFY.txt.

/** Writes the bundle into a folder and reads the steps that its VERIFY.txt prints. */
async function printedSteps(content: BundleContent, folder: string): Promise<PrintedStep[]> {
  const archive = join(folder, `${content.bundleId}.zip`);
  await writeBundle(content, archive);
  return printedIn(archive);
}

testWith(
  PROGRAMS,
  "the steps of VERIFY.txt, typed as printed, give what it says they give",
  async () => {
    await inFolder(async (folder) => {
      const content = inventedContent({ later: 3, earlier: 7 });
      const steps = await printedSteps(content, folder);
      expect(takeSteps(steps, folder, content.bundleId)).toEqual([
        "Unpack",
        "The files",
        "Nothing added, nothing removed",
        "The manifests and these instructions",
        "The signature of the custody log (needs OpenSSL 3)",
        "Whose key",
        "Who else signed",
        "The record of this bundle is in the signed log, by hand",
        "A custody record by hand",
        "Everything at once, and no record left out (needs Python 3.8 or later)",
        "A disclosed field",
        "The log was not rewritten since an earlier bundle of this case",
        "A file against its receipt",
      ]);
    });
  },
);

testWith(
  PROGRAMS,
  "by hand, record and growth are proved for logs of any shape, in a plain shell",
  async () => {
    for (const [views, later, earlier] of [
      [0, 0, 1],
      [0, 1, 2],
      [0, 0, 3],
      [1, 0, 4],
      [1, 2, 5],
      [2, 1, 4],
      [3, 7, 6],
      [12, 1, 15],
      [12, 40, 16],
    ] as const) {
      await inFolder(async (folder) => {
        const content = inventedContent({ originals: [PHOTO], views, later, earlier });
        const steps = await printedSteps(content, folder);
        type(`unzip -q ${content.bundleId}.zip`, folder);
        const wanted = steps.filter(({ title }) => /signed log, by hand|not rewritten/.test(title));
        expect(wanted).toHaveLength(2);
        for (const { run, gives } of wanted) {
          const said = type(run, join(folder, content.bundleId), "sh");
          expect({ views, later, earlier, said: said.trim() }).toEqual({
            views,
            later,
            earlier,
            said: gives,
          });
        }
      });
    }
  },
);

testWith(
  PROGRAMS,
  "witnesses are named, and an authority's stamp is checked against the root it is asked for",
  async () => {
    const authority = makeTestAuthority("Invented Time Authority");
    try {
      await inFolder(async (folder) => {
        const policy = formatTrustPolicy({
          ...officeOnlyPolicy([LOG_KEY.key]),
          witnesses: [CLERK, INSPECTOR].map(({ key, name }) => ({ name, key, url: undefined })),
          groups: [{ name: "court", threshold: 2, members: [CLERK.name, INSPECTOR.name] }],
          quorum: "court",
        });
        const content = inventedContent({ policy, cosigners: [CLERK, INSPECTOR] });
        const response = await stampOf(content, authority);
        const { log } = content;
        const timestamps = [{ response, isTest: false }];
        const stamped = {
          ...content,
          log: { ...log, checkpoint: { ...log.checkpoint, timestamps } },
        };
        const steps = await printedSteps(stamped, folder);
        await copyFile(authority.rootFile, join(folder, "authority-root.pem"));
        const taken = takeSteps(steps, folder, content.bundleId);
        expect(taken).toContain("When the log was signed, at the latest");
        const who = steps.find(({ title }) => title === "Who else signed");
        expect(who?.gives).toBe(
          "custody.example.gov/2026\nclerk.example.gov/witness\ninspector.example.gov/witness\nquorum court",
        );
      });
    } finally {
      authority.remove();
    }
  },
);

/** What an authority answers about the content's checkpoint. */
async function stampOf(
  content: BundleContent,
  authority: ReturnType<typeof makeTestAuthority>,
): Promise<Uint8Array> {
  const { note } = content.log.checkpoint;
  const file = join(authority.folder, "body");
  await writeFile(file, note.slice(0, note.lastIndexOf("\n\n") + 1));
  const query = execFileSync("openssl", ["ts", "-query", "-data", file, "-sha256", "-cert"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  return authority.answer(query);
}
