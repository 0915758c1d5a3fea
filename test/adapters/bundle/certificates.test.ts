import { expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { certificatePdf } from "#app/adapters/bundle/pdf/certificate.ts";
import { stampedPage } from "#app/adapters/bundle/pdf/stamped-page.ts";
import { writeBundle } from "#app/adapters/bundle/write-bundle.ts";
import { planBundle } from "#app/core/bundle/payload.ts";
import { certificatesOf } from "#app/core/exhibits/certificates.ts";
import { verifyBundleAt } from "#scripts/verify-bundle.ts";
import { CLIP, inventedContent, PHOTO } from "#test/core/bundle/invented-bundle.ts";
import { inFolder, testWith, unpack } from "./unpacked.ts";

const plan = planBundle(inventedContent({ views: 3 }));
const forms = certificatesOf(plan, []);

function pdfOf(name: string): Promise<Uint8Array> {
  const found = forms.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return certificatePdf(plan, found);
}

test("a certificate is a tagged form in English whose fields have names for screen readers, and nothing in it is a signature", async () => {
  const pdf = Buffer.from(await pdfOf("C-6-GJ-001"));
  const text = pdf.toString("latin1");
  for (const mark of ["/Marked true", "/Lang (en-US)", "/AcroForm", "/Tabs /S", "/S /Form"]) {
    expect(text).toContain(mark);
  }
  const fields = text.match(/\/FT \/Tx/g)?.length ?? 0;
  expect(fields).toBeGreaterThan(12);
  for (const each of [/\/TU \(/g, /\/StructParent \d+\n/g, /\/Type \/OBJR/g, /\/AP /g]) {
    expect(text.match(each)).toHaveLength(fields);
  }
  expect(text).not.toMatch(/\/FT \/Sig|\/SigFlags/);
  expect(pdf.equals(await pdfOf("C-6-GJ-001"))).toBe(true);
});

testWith(
  ["qpdf", "pdftoppm", "pdffonts", "pdftotext"],
  "every certificate and slip sheet is sound, draws without a word, embeds its fonts, and lists what is empty",
  async () => {
    await inFolder(async (folder) => {
      const run = (program: string, ...args: string[]) =>
        execFileSync(program, args, { encoding: "utf8" });
      const [first] = plan.listed;
      if (first === undefined) throw new Error("no exhibit");
      const papers = [
        ...forms.map((one) => ({ name: one.name, draw: () => certificatePdf(plan, one) })),
        { name: "slip", draw: () => stampedPage(plan, first) },
      ];
      for (const { name, draw } of papers) {
        const file = join(folder, `${name}.pdf`);
        await writeFile(file, await draw());
        expect(run("qpdf", "--check", file)).toContain("No syntax or stream encoding errors");
        run("pdftoppm", "-r", "20", "-png", file, join(folder, name));
        const fonts = run("pdffonts", file).trim().split("\n").slice(2);
        for (const line of fonts) expect(line).toMatch(/ yes +(?:yes|no) +(?:yes|no) +\d+ +0$/);
        if (name === "slip") continue;
        const text = run("pdftotext", file, "-").replaceAll(/\s+/g, " ");
        expect(text).toMatch(/Left empty .*Name of the signer; Title; Employer/);
        expect(text).toContain("Not signed.");
        expect(text).not.toContain("Maria Protected");
      }
      const filled = run("pdftotext", join(folder, "C-6-GJ-001.pdf"), "-");
      expect(filled).toContain("3 times viewed, 0 played, 0 downloaded");
    });
  },
);

test("a bundle with certificates, slip sheets and load files is intact, and its originals are what they were", async () => {
  await inFolder(async (folder) => {
    const content = inventedContent({ change: { certificates: [] } });
    const archive = join(folder, "b.zip");
    await writeBundle(content, archive);
    expect((await verifyBundleAt(archive)).faults).toEqual([]);
    const { files } = await unpack(archive);
    const paths = [...files.keys()];
    expect(paths.filter((path) => path.startsWith("data/50-certificates/"))).toHaveLength(15);
    expect(paths).toContain("data/10-exhibits/GJ-002/stamped/GJ-002-p0001.pdf");
    expect(String(files.get("START-HERE.txt"))).toContain("data/50-certificates/");
    const index = String(files.get("data/00-cover/index.csv"));
    expect(index).toMatch(/native\/IMG_0001\.JPG,Original as received,GJ-001,NYAG0000001,/);
    for (const path of paths.filter((one) => one.endsWith(".pdf") && !one.endsWith("index.pdf"))) {
      const shown =
        files
          .get(path)
          ?.toString("latin1")
          .match(/^\/Type \/Page$/gm)?.length ?? 0;
      expect(index).toMatch(new RegExp(`^${path},.*,${shown} pages?,`, "m"));
    }
    expect(paths).not.toContain("data/20-witnesses/witness-list.csv");
    for (const { bytes } of [PHOTO, CLIP]) {
      const natives = paths.filter((path) => path.includes("/native/"));
      expect(natives.some((path) => files.get(path)?.equals(bytes) === true)).toBe(true);
    }
  });
});
