import { expect } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pythonVerifier } from "#app/adapters/bundle/verifier/python-verifier.ts";
import { INSPECTOR, PUBLISHED_SEEDS, madeKey } from "#test/core/custody/made-keys.ts";
import { describeWithVectors } from "#test/support/corpus.ts";
import { inFolder, testWith } from "./unpacked.ts";

// What verify.py works out by itself, against published vectors: it has no library to lean on.

/** Runs some Python with the verifier's functions in `verify`, its text in `source`, and the input in `given`; it sets `answer`. */
async function inPython(code: string, given: unknown = null): Promise<unknown> {
  return inFolder(async (folder) => {
    const script = join(folder, "verify.py");
    await writeFile(script, pythonVerifier());
    const driver = [
      "import ast, json, runpy, sys",
      'source = open(sys.argv[1], encoding="utf-8").read()',
      "verify = runpy.run_path(sys.argv[1])",
      "given = json.load(sys.stdin)",
      code,
      "print(json.dumps(answer))",
    ].join("\n");
    const input = JSON.stringify(given);
    const printed = execFileSync("python3", ["-c", driver, script], { encoding: "utf8", input });
    return JSON.parse(printed) as unknown;
  });
}

testWith(["python3"], "it is Python 3.8, has each name once, and takes nothing but what comes with Python", async () => {
  const found = await inPython(`
tree = ast.parse(source, feature_version=(3, 8))
names = [one.name for one in tree.body if isinstance(one, (ast.FunctionDef, ast.ClassDef))]
for one in tree.body:
    if isinstance(one, ast.Assign):
        names += [name.id for target in one.targets for name in ast.walk(target) if isinstance(name, ast.Name)]
imports = [one for one in ast.walk(tree) if isinstance(one, (ast.Import, ast.ImportFrom))]
answer = {
    "twice": sorted(name for name in set(names) if names.count(name) > 1),
    "imports": sorted(name.name for one in imports for name in one.names),
    "dangerous": [name for name in ("eval", "exec", "__import__", "socket", "subprocess") if name + "(" in source],
}`);
  expect(found).toEqual({
    twice: [],
    imports: ["base64", "hashlib", "json", "math", "os", "re", "stat", "struct", "sys", "zlib"],
    dangerous: [],
  });
}); // prettier-ignore

const CLAIMS = `answer = [
    verify[name](bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature))
    for name, key, message, signature in given
]`;
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

testWith(["python3"], "signatures of RFC 8032's keys and of ML-DSA-44 hold, and no bit of them may be another", async () => {
  const messages = ["", "72", "af82"];
  const signatures = [
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
  ];
  const claims: (readonly [string, string, string, string, boolean])[] = [];
  PUBLISHED_SEEDS.forEach((seed, index) => {
    const key = hexOf(madeKey("ed25519", "rfc8032", seed).key.publicKey);
    claims.push(["verify_ed25519", key, messages[index] ?? "", signatures[index] ?? "", true]);
  });
  for (const [name, made, length] of [["verify_ed25519", madeKey("ed25519", "one", 5), 64], ["verify_ml_dsa_44", INSPECTOR, 2420]] as const) {
    const [key, message] = [hexOf(made.key.publicKey), Buffer.from("a checkpoint")];
    const signature = made.sign(message);
    claims.push([name, key, hexOf(message), hexOf(signature), true]);
    claims.push([name, key, hexOf(Buffer.from("another")), hexOf(signature), false]);
    claims.push([name, key, hexOf(message), hexOf(signature.subarray(1)), false]);
    for (const at of [0, 31, 33, Math.floor(length / 2), length - 5, length - 1]) {
      const turned = Uint8Array.from(signature, (octet, index) => (index === at ? octet ^ 1 : octet));
      claims.push([name, key, hexOf(message), hexOf(turned), false]);
    }
  }
  const held = await inPython(CLAIMS, claims.map((claim) => claim.slice(0, 4)));
  expect(held).toEqual(claims.map((claim) => claim[4]));
}); // prettier-ignore

describeWithVectors("published vectors, by verify.py", (folder) => {
  const read = (...path: string[]) => readFileSync(join(folder, ...path), "utf8");
  const underFolder = (...path: string[]) =>
    readdirSync(join(folder, ...path), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".json"))
      .map((file) => JSON.parse(read(...path, file)) as Record<string, unknown>);

  testWith(["python3"], "all cases of Ed25519 are told apart", async () => {
    const { testGroups } = JSON.parse(read("ed25519", "ed25519_test.json")) as {
      testGroups: {
        publicKey: { pk: string };
        tests: { msg: string; sig: string; result: string }[];
      }[];
    };
    const cases = testGroups.flatMap(({ publicKey, tests }) =>
      tests.map((one) => ({ ...one, pk: publicKey.pk })),
    );
    const held = await inPython(
      CLAIMS,
      cases.map(({ pk, msg, sig }) => ["verify_ed25519", pk, msg, sig]),
    );
    expect(held).toEqual(cases.map(({ result }) => result === "valid"));
    expect(cases).toHaveLength(151);
  });

  testWith(["python3"], "proofs of inclusion and growth are told apart", async () => {
    const [inclusion, growth] = [
      underFolder("merkle", "inclusion"),
      underFolder("merkle", "consistency"),
    ];
    const answer = await inPython(
      `from base64 import b64decode as of
proof = lambda one: [of(part) for part in one["proof"] or []]
answer = [
    [verify["verify_inclusion"](one["leafIdx"], one["treeSize"], of(one["leafHash"]), proof(one), of(one["root"])) for one in given[0]],
    [verify["verify_consistency"](one["size1"], one["size2"], of(one["root1"]), of(one["root2"]), proof(one)) for one in given[1]],
]`,
      [inclusion, growth],
    );
    expect(answer).toEqual(
      [inclusion, growth].map((all) => all.map(({ wantErr }) => wantErr !== true)),
    );
  });

  testWith(["python3"], "JSON has its one spelling", async () => {
    const names = readdirSync(join(folder, "jcs", "input"));
    const answer = await inPython(
      `answer = [verify["canonical_json"](verify["read_json"](one)) for one in given]`,
      names.map((name) => read("jcs", "input", name)),
    );
    expect(answer).toEqual(names.map((name) => read("jcs", "output", name)));
  });
});

testWith(["python3"], "numbers are written as ECMAScript writes them", async () => {
  const numbers = [0, -0, 1, -1, 1.5, 1e21, 1e-7, 123456789012345680000, 1e20, 5e-324, 0.000001, 1.7976931348623157e308, -3.25e-9, 9007199254740993];
  const answer = await inPython(
    `answer = [verify["canonical_json"](verify["read_json"](one)) for one in given]`,
    numbers.map(String),
  );
  expect(answer).toEqual(numbers.map(String));
}); // prettier-ignore
