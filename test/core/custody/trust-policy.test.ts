import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { formatTrustPolicy } from "#app/core/custody/format-trust-policy.ts";
import type { PolicyFault } from "#app/core/custody/parse-trust-policy.ts";
import { parseTrustPolicy } from "#app/core/custody/parse-trust-policy.ts";
import { evaluateQuorum } from "#app/core/custody/quorum.ts";
import type { TrustPolicy } from "#app/core/custody/trust-policy.ts";
import { officeOnlyPolicy, octetsOfWord, wordOfOctets } from "#app/core/custody/trust-policy.ts";
import { formatVerifierKey, makeVerifierKey } from "#app/core/custody/verifier-key.ts";
import { concatBytes, fromUtf8, toUtf8 } from "#app/core/encoding.ts";
import { CLERK, INSPECTOR, WORKED_LOG } from "./made-keys.ts";

const LOG = formatVerifierKey(WORKED_LOG.key);

/** Witness keys that differ, whatever number they are made of. */
function witnessKey(number: number) {
  const publicKey = new Uint8Array(32).fill(7);
  new DataView(publicKey.buffer).setUint32(0, number);
  return makeVerifierKey({
    name: `w${String(number)}.example`,
    type: "ed25519-cosigner",
    publicKey,
  });
}

const [W1, W2, W3] = [1, 2, 3].map((number) => formatVerifierKey(witnessKey(number)));

function read(text: string | Uint8Array): TrustPolicy {
  const policy = parseTrustPolicy(text);
  if (!policy.ok) throw new Error(JSON.stringify(policy.problems));
  return policy.value;
}

function faultsOf(text: string | Uint8Array): readonly (readonly [number, PolicyFault])[] {
  const policy = parseTrustPolicy(text);
  return policy.ok ? [] : policy.problems.map(({ line, fault }) => [line, fault]);
}

const EXAMPLE = `
# Whom we trust
log ${LOG} https://custody.example.gov/log

\twitness  X1\t${W1 ?? ""}  https://w1.example/submit \t
witness X2 ${W2 ?? ""}
  # a comment
witness X3 ${W3 ?? ""}
group X 2 X1 X2 X3
witness clerk ${formatVerifierKey(CLERK.key)}
witness inspector ${formatVerifierKey(INSPECTOR.key)}
group county any clerk
group state all inspector
group each all X county state
quorum each
`;

describe("reading", () => {
  test("takes all lines, in the order that names need", () => {
    expect(read(EXAMPLE)).toEqual({
      logs: [{ key: WORKED_LOG.key, url: "https://custody.example.gov/log" }],
      witnesses: [
        { name: "X1", key: witnessKey(1), url: "https://w1.example/submit" },
        { name: "X2", key: witnessKey(2), url: undefined },
        { name: "X3", key: witnessKey(3), url: undefined },
        { name: "clerk", key: CLERK.key, url: undefined },
        { name: "inspector", key: INSPECTOR.key, url: undefined },
      ],
      groups: [
        { name: "X", threshold: 2, members: ["X1", "X2", "X3"] },
        { name: "county", threshold: 1, members: ["clerk"] },
        { name: "state", threshold: 1, members: ["inspector"] },
        { name: "each", threshold: 3, members: ["X", "county", "state"] },
      ],
      quorum: "each",
    });
  });

  test("the quorum alone is a policy", () => {
    const nobody = { logs: [], witnesses: [], groups: [], quorum: undefined };
    expect(read("quorum none\n")).toEqual(nobody);
    expect(read(`log ${LOG}\nquorum none\n`)).toEqual(officeOnlyPolicy([WORKED_LOG.key]));
    expect(read(`witness X1 ${W1 ?? ""}\nquorum X1\n`)).toMatchObject({ quorum: "X1" });
  });

  test("names are octets: other spellings of a letter are other names", () => {
    const names = ["K", "\u212a", "k", "e\u0301", "\u00e9"];
    const lines = names.map(
      (name, index) => `witness ${name} ${formatVerifierKey(witnessKey(index))}\n`,
    );
    const policy = read(`${lines.join("")}quorum \u212a\n`);
    expect(policy.witnesses.map(({ name }) => name)).toEqual(names);
    expect(policy.quorum).toBe("\u212a");
  });

  test("names need not be UTF-8, and stay different from those that are", () => {
    const line = (name: readonly number[], key: string) =>
      concatBytes(toUtf8("witness "), Uint8Array.from(name), toUtf8(` ${key}\n`));
    const octets = concatBytes(
      line([0xff], W1 ?? ""),
      line([0xc3, 0xbf], W2 ?? ""),
      line([0xfe], W3 ?? ""),
      toUtf8("quorum "),
      Uint8Array.of(0xff, 0x0a),
    );
    const policy = read(octets);
    expect(new Set(policy.witnesses.map(({ name }) => name)).size).toBe(3);
    expect(policy.quorum).toBe(policy.witnesses[0]?.name);
    expect(formatTrustPolicy(policy)).toEqual(octets);
  });

  test("every word of octets is kept", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 12 }),
        fc.uint8Array({ maxLength: 12 }),
        (one, other) => {
          expect(octetsOfWord(wordOfOctets(one))).toEqual(one);
          const text = fromUtf8(one);
          if (text !== undefined) expect(wordOfOctets(one)).toBe(text);
          const [first, second] = [wordOfOctets(one), wordOfOctets(other)];
          expect(first === second).toBe(Buffer.from(one).equals(other));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("far more than 32 logs, witnesses and groups are taken", () => {
    const count = 100;
    const numbers = Array.from({ length: count }, (_, index) => index);
    const logs = numbers.map((number) => {
      const { publicKey } = witnessKey(number + 1000);
      const key = makeVerifierKey({ name: `log${String(number)}`, type: "ed25519", publicKey });
      return `log ${formatVerifierKey(key)}`;
    });
    const witnesses = numbers.map(
      (n) => `witness w${String(n)} ${formatVerifierKey(witnessKey(n))}`,
    );
    const groups = numbers.map((n) =>
      n === 0 ? "group g0 1 w0" : `group g${String(n)} all g${String(n - 1)} w${String(n)}`,
    );
    const text = [...logs, ...witnesses, ...groups, `quorum g${String(count - 1)}`, ""].join("\n");
    const policy = read(text);
    expect([policy.logs, policy.witnesses, policy.groups].map(({ length }) => length)).toEqual([
      count,
      count,
      count,
    ]);
    const all = new Set(policy.witnesses.map(({ name }) => name));
    expect(evaluateQuorum(policy, all).kind).toBe("met");
    all.delete("w0");
    expect(evaluateQuorum(policy, all).kind).toBe("not-met");
  });
});

describe("what is wrong is named with its line", () => {
  const witness = `witness X1 ${W1 ?? ""}\n`;
  const cases: readonly (readonly [string, string, readonly (readonly [number, PolicyFault])[]])[] = [
    ["nothing", "", [[0, "no-quorum"]]],
    ["no quorum", witness, [[0, "no-quorum"]]],
    ["two quorums", "quorum none\nquorum none\n", [[2, "second-quorum"]]],
    ["a quorum without a name", "quorum\n", [[1, "wrong-count"]]],
    ["a quorum of two names", `${witness}quorum X1 X1\n`, [[2, "wrong-count"]]],
    ["a quorum that nothing defines", "quorum X\n", [[1, "unknown-name"]]],
    ["a quorum above its witness", `quorum X1\n${witness}`, [[1, "unknown-name"]]],
    ["a word not known", "quorum none\nLog x\n", [[2, "unknown-word"]]],
    ["a comment behind a line", "quorum none # all\n", [[1, "wrong-count"]]],
    ["a last line without an end", "quorum none", [[1, "line-without-end"]]],
    ["a carriage return", "quorum none\r\n", [[1, "control-character"], [0, "no-quorum"]]],
    ["a NUL in a comment", "# \0\nquorum none\n", [[1, "control-character"]]],
    ["a DEL", "# \u007f\nquorum none\n", [[1, "control-character"]]],
    ["a log without a key", "log\nquorum none\n", [[1, "wrong-count"]]],
    ["a log with too much", `log ${LOG} url more\nquorum none\n`, [[1, "wrong-count"]]],
    ["a log's key that is none", "log key\nquorum none\n", [[1, "bad-key"]]],
    ["a log with a witness's key", `log ${W1 ?? ""}\nquorum none\n`, [[1, "wrong-key-type"]]],
    ["a witness with a log's key", `witness X ${LOG}\nquorum X\n`, [[1, "wrong-key-type"]]],
    ["a witness without a key", "witness X\nquorum X\n", [[1, "wrong-count"]]],
    ["a witness with a bad key", "witness X key\nquorum X\n", [[1, "bad-key"]]],
    ["a witness called none", `witness none ${W1 ?? ""}\nquorum none\n`, [[1, "reserved-name"]]],
    ["a name twice", `${witness}witness X1 ${W2 ?? ""}\nquorum X1\n`, [[2, "repeated-name"]]],
    ["a group with a witness's name", `${witness}group X1 1 X1\nquorum X1\n`, [[2, "repeated-name"]]],
    ["a log twice", `log ${LOG}\nlog ${LOG}\nquorum none\n`, [[2, "repeated-key"]]],
    ["a key under another witness's name", `${witness}witness X2 ${W1 ?? ""}\nquorum X1\n`, [[2, "repeated-key"]]],
    ["a group without members", `${witness}group g 1\nquorum g\n`, [[2, "wrong-count"]]],
    ["a group that nothing defines", `${witness}group g 1 X9\nquorum g\n`, [[2, "unknown-name"]]],
    ["a group in itself", `${witness}group g 1 X1 g\nquorum g\n`, [[2, "unknown-name"]]],
    ["a group with none", `${witness}group g 1 X1 none\nquorum g\n`, [[2, "unknown-name"]]],
    ["a group above its witness", `group g 1 X1\n${witness}quorum g\n`, [[1, "unknown-name"]]],
    ["a member twice in a group", `${witness}group g 1 X1 X1\nquorum g\n`, [[2, "repeated-member"]]],
    ["a member in two groups", `${witness}group g 1 X1\ngroup h 1 X1\nquorum g\n`, [[3, "repeated-member"]]],
    ["a threshold of 0", `${witness}group g 0 X1\nquorum g\n`, [[2, "bad-threshold"]]],
    ["a threshold above the members", `${witness}group g 2 X1\nquorum g\n`, [[2, "bad-threshold"]]],
    ["a threshold with a leading zero", `${witness}group g 01 X1\nquorum g\n`, [[2, "bad-threshold"]]],
    ["a threshold that is no number", `${witness}group g most X1\nquorum g\n`, [[2, "bad-threshold"]]],
    ["a separator that is no white space here", `witness\u00a0X1 ${W1 ?? ""}\nquorum none\n`, [[1, "unknown-word"]]],
  ]; // prettier-ignore

  test.each(cases)("%s", (_, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  test("the same octets as a key of another name or type are the same key", () => {
    const { publicKey } = witnessKey(1);
    const elsewhere = makeVerifierKey({
      name: "else.example",
      type: "ed25519-cosigner",
      publicKey,
    });
    const asLog = makeVerifierKey({ name: "log.example", type: "ed25519", publicKey });
    const text = `${witness}witness X2 ${formatVerifierKey(elsewhere)}\nlog ${formatVerifierKey(asLog)}\nquorum X1\n`;
    expect(faultsOf(text)).toEqual([
      [2, "repeated-key"],
      [3, "repeated-key"],
    ]);
  });

  test("all of it at once, and nothing that only follows from it", () => {
    const text = `log\nwitness X key\nwitness Y\ngroup g 5 X Y Z\ngroup h\nquorum g\nquorum h\n`;
    expect(faultsOf(text)).toEqual([
      [1, "wrong-count"],
      [2, "bad-key"],
      [3, "wrong-count"],
      [4, "unknown-name"],
      [4, "bad-threshold"],
      [5, "wrong-count"],
      [7, "second-quorum"],
    ]);
  });
});

describe("writing", () => {
  test("a policy is written and read back", () => {
    const policy = read(EXAMPLE);
    const written = formatTrustPolicy(policy);
    expect(read(written)).toEqual(policy);
    expect(formatTrustPolicy(read(written))).toEqual(written);
    expect(fromUtf8(formatTrustPolicy(officeOnlyPolicy([WORKED_LOG.key])))).toBe(
      `log ${LOG}\nquorum none\n`,
    );
  });

  test("what a reader would refuse, or take for something else, is not written", () => {
    const policy = read(EXAMPLE);
    const [first, ...others] = policy.witnesses;
    if (first === undefined) throw new Error("there is a witness");
    const named = (name: string) => () =>
      formatTrustPolicy({
        ...policy,
        groups: [],
        quorum: name,
        witnesses: [{ ...first, name }, ...others],
      });
    for (const name of ["", "a b", "a\tb", "a\nb"]) expect(named(name)).toThrow("white space");
    expect(named("none")).toThrow("none is no name");
    expect(named("a\u0001b")).toThrow("control character");
    expect(() => formatTrustPolicy({ ...policy, quorum: "nobody" })).toThrow("nobody");
    expect(() => formatTrustPolicy({ ...policy, logs: [...policy.logs, ...policy.logs] })).toThrow(
      "same public key",
    );
  });
});

describe("the quorum", () => {
  const policy = read(EXAMPLE);
  const kindFor = (...names: readonly string[]) => evaluateQuorum(policy, new Set(names)).kind;

  test("needs enough members of each group", () => {
    expect(kindFor("X1", "X3", "clerk", "inspector")).toBe("met");
    expect(kindFor("X1", "X2", "X3", "clerk", "inspector")).toBe("met");
    expect(kindFor("X1", "clerk", "inspector")).toBe("not-met");
    expect(kindFor("X1", "X2", "X3", "inspector")).toBe("not-met");
    expect(kindFor("X1", "X2", "X3", "clerk")).toBe("not-met");
    expect(kindFor()).toBe("not-met");
  });

  test("is not met by the names of groups or strangers", () => {
    expect(kindFor("each", "X", "county", "state", "stranger")).toBe("not-met");
  });

  test("none is said plainly, with the witnesses that signed all the same", () => {
    const office = officeOnlyPolicy([WORKED_LOG.key]);
    expect(evaluateQuorum(office, new Set())).toEqual({
      kind: "office-only",
      witnesses: [],
      sentence: "signed by the office only: the policy asks for no witness",
    });
    const known = { ...policy, groups: [], quorum: undefined };
    expect(evaluateQuorum(known, new Set(["clerk"]))).toEqual({
      kind: "office-only",
      witnesses: ["clerk"],
      sentence:
        "signed by the office only, as far as the policy asks; cosigned besides by clerk.example.gov/witness",
    });
  });

  test("says who cosigned, by the name in the key", () => {
    expect(evaluateQuorum(policy, new Set(["X2", "X1"]))).toEqual({
      kind: "not-met",
      witnesses: ["X1", "X2"],
      sentence:
        "signed by the office and cosigned by w1.example, w2.example: not enough for the policy",
    });
    expect(evaluateQuorum(policy, new Set()).sentence).toBe(
      "signed by the office and cosigned by no known witness: not enough for the policy",
    );
    const enough = new Set(["X2", "X1", "clerk", "inspector"]);
    expect(evaluateQuorum(policy, enough).sentence).toMatch(
      /^signed by the office and cosigned by .*: enough for the policy$/,
    );
  });

  test("more witnesses never undo it", () => {
    const names = policy.witnesses.map(({ name }) => name);
    fc.assert(
      fc.property(fc.subarray(names), fc.subarray(names), (some, more) => {
        const before = evaluateQuorum(policy, new Set(some)).kind;
        const after = evaluateQuorum(policy, new Set([...some, ...more])).kind;
        expect(before === "met" && after !== "met").toBe(false);
        const xs = some.filter((name) => name.startsWith("X")).length;
        const met = xs >= 2 && some.includes("clerk") && some.includes("inspector");
        expect(before).toBe(met ? "met" : "not-met");
      }),
    );
  });
});
