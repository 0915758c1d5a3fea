/** What is sent as it stands, byte for byte, and the kind it belongs to. */
export interface Attack {
  readonly kind: string;
  readonly bytes: Buffer;
  /** Ends the sending side when all is written: what is missing never comes. */
  readonly cutOff?: boolean;
}

/** A fixed sequence of numbers from 0 to 1 for a seed, so that a run can be repeated. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Where attacks are sent, and what a visitor has. */
export interface Target {
  readonly host: string;
  readonly origin: string;
  readonly cookies: string;
}

type Kind = (pick: Picker, target: Target) => Buffer | { bytes: Buffer; cutOff: boolean };

class Picker {
  readonly #random: () => number;
  constructor(random: () => number) {
    this.#random = random;
  }
  number(below: number): number {
    return Math.floor(this.#random() * below);
  }
  of<T>(list: readonly [T, ...T[]]): T {
    return list[this.number(list.length)] ?? list[0];
  }
  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.number(256)));
  }
}

const PATHS = [
  "/report/start",
  "/report/what-happened",
  "/report/evidence",
  "/report/about-you",
  "/follow-up",
  "/desk/sign-in",
  "/violations",
  "/uploads/",
  "/uploads/x",
  "/api/v1/drafts",
  "/no/such/page",
] as const;
const METHODS = [
  "POST",
  "GET",
  "PUT",
  "PATCH",
  "HEAD",
  "OPTIONS",
  "TRACE",
  "DELETE",
  "PRI",
] as const;
const NASTY = [
  "__proto__",
  "constructor",
  "prototype[x]",
  "__proto__[polluted]",
  "a[b][c][d]",
  "a[999999999]",
  "toString",
  "hasOwnProperty",
  "\0",
  "a\0b",
  "%00",
  "%ff%fe",
  "\ud800",
  "../../../etc/passwd",
  "' OR 1=1 --",
  "<script>",
] as const;
const MEGABYTES = [1, 2, 10] as const;

function message(
  target: Target,
  options: {
    readonly method?: string;
    readonly path: string;
    readonly headers?: readonly string[];
    readonly body?: Buffer | string;
    /** Left out where the attack says how long its body is by itself. */
    readonly length?: number | undefined;
  },
): Buffer {
  const { method = "POST", path, headers = [], body = "" } = options;
  const bytes = Buffer.from(body);
  const length = "length" in options ? options.length : bytes.length;
  const head = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${target.host}`,
    `Origin: ${target.origin}`,
    `Cookie: ${target.cookies}`,
    "Connection: close",
    ...(length === undefined ? [] : [`Content-Length: ${length}`]),
    ...headers,
  ].join("\r\n");
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, "latin1"), bytes]);
}

const URLENCODED = "Content-Type: application/x-www-form-urlencoded";
const MULTIPART = "Content-Type: multipart/form-data; boundary=b";

function part(disposition: string, body: Buffer | string, more = ""): Buffer {
  return Buffer.concat([
    Buffer.from(`--b\r\nContent-Disposition: ${disposition}\r\n${more}\r\n`, "latin1"),
    Buffer.from(body),
    Buffer.from("\r\n"),
  ]);
}

const GOOD_PART = part('form-data; name="files"; filename="a.jpg"', "\xff\xd8\xff bytes");
const LAST = Buffer.from("--b--\r\n");

/** Changes some bytes of a message: flipped, taken out, put in, doubled. */
function mutated(pick: Picker, whole: Buffer): Buffer {
  let bytes = whole;
  for (let change = 0; change <= pick.number(6); change += 1) {
    const at = pick.number(bytes.length + 1);
    const length = 1 + pick.number(12);
    bytes = Buffer.concat([
      bytes.subarray(0, at),
      pick.of([
        pick.bytes(length),
        Buffer.alloc(0),
        bytes.subarray(at, at + length),
        Buffer.from(pick.of(NASTY)),
      ]),
      bytes.subarray(at + pick.number(length + 1)),
    ]);
  }
  return bytes;
}

/** Two lengths for one body, of which another server could believe the other. The rest would be a request of its own. */
const SMUGGLED = "GET /desk/people HTTP/1.1\r\nHost: localhost\r\n\r\n";
const BOTH_LENGTHS: Kind = (pick, target) => {
  const chunked = `0\r\n\r\n${SMUGGLED}`;
  const encoding = pick.of([
    "Transfer-Encoding: chunked",
    "Transfer-Encoding : chunked",
    "Transfer-Encoding: xchunked",
    "Transfer-Encoding: chunked, identity",
    "Transfer-Encoding:\tchunked",
    "Transfer-Encoding: \x0bchunked",
    "Transfer-Encoding: chunked\r\nTransfer-Encoding: x",
    "X: y\r\n Transfer-Encoding: chunked",
    "X: y\rTransfer-Encoding: chunked",
    "X: y\nTransfer-Encoding: chunked",
    "transfer-encoding: CHUNKED",
    "Content-Length: 4",
    "Content-Length: +4",
    "Content-Length: 4, 5",
    "Content-Length: 0x4",
    "Content-Length: -1",
    "Content-Length: 99999999999999999999",
  ]);
  return message(target, {
    path: pick.of(PATHS),
    headers: [URLENCODED, encoding],
    body: chunked,
    length: pick.of([4, chunked.length, undefined]),
  });
};

const BAD_CHUNKS: Kind = (pick, target) => {
  const chunks = pick.of([
    "5\r\nab\r\n0\r\n\r\n",
    "zz\r\nab\r\n0\r\n\r\n",
    "-1\r\nab\r\n0\r\n\r\n",
    "ffffffffffffffffff\r\nab\r\n",
    "2\nab\n0\n\n",
    "2;x=\0\r\nab\r\n0\r\n\r\n",
    `2;${"x".repeat(20_000)}\r\nab\r\n0\r\n\r\n`,
    `${"1\r\na\r\n".repeat(2_000)}0\r\n\r\n`,
    "0\r\nContent-Length: 5\r\n\r\n",
    "2\r\nabX\r\n0\r\n\r\n",
    "2\r\nab\r\n",
  ]);
  return {
    bytes: message(target, {
      path: pick.of(PATHS),
      headers: [pick.of([URLENCODED, MULTIPART]), "Transfer-Encoding: chunked"],
      body: chunks,
      length: undefined,
    }),
    cutOff: true,
  };
};

const FIRST_LINES: Kind = (pick, target) => {
  const whole = message(target, {
    method: pick.of(METHODS),
    path: pick.of([
      ...PATHS,
      "*",
      "//evil.example/",
      "http://evil.example/",
      "/%00",
      "/%ff",
      "/..%2f..%2fetc/passwd",
      `/${"a".repeat(9_000)}`,
      `/?${"a&".repeat(4_000)}`,
      "/?__proto__[x]=1",
      "/report/start?_data=routes%2F__proto__",
      "/\u0001",
    ]),
    headers: [
      pick.of([
        "X-A: b",
        "Host: evil.example",
        "Upgrade: h2c",
        "Upgrade: websocket",
        "Expect: 100-continue",
        "Expect: x",
        "Range: bytes=0-,0-,0-",
        "Accept-Encoding: \x01",
        "Content-Encoding: gzip",
        "If-None-Match: *",
      ]),
    ],
  });
  return pick.number(2) === 0 ? whole : mutated(pick, whole);
};

const LARGE_HEADERS: Kind = (pick, target) => {
  const size = pick.of(MEGABYTES) * 1_000_000;
  const header = pick.of([
    `X-Long: ${"a".repeat(size)}`,
    `${"n".repeat(size)}: b`,
    `Cookie: ${"a=b; ".repeat(size / 5)}`,
    Array.from({ length: 20_000 }, (_, at) => `X-${at}: y`).join("\r\n"),
  ]);
  return message(target, { path: pick.of(PATHS), headers: [header] });
};

const FORMS: Kind = (pick, target) => {
  const name = pick.of(NASTY);
  const long = pick.of([1_000, 100_000, pick.of(MEGABYTES) * 1_000_000]);
  const body = pick.of([
    `${name}=1&${encodeURIComponent(name.toWellFormed())}[x]=2`,
    "a=b&".repeat(pick.of([10, 1_000, 100_000])),
    `narrative=${pick.of(["a", "%", "%00", "+", "&", "[", "é"]).repeat(long)}`,
    `${"n[".repeat(long / 2)}=1`,
    `${"k".repeat(long)}=1`,
    `category=force&category[]=x&narrative[__proto__]=x`,
    pick.bytes(400),
  ]);
  return message(target, {
    path: pick.of(PATHS),
    headers: [
      pick.of([
        URLENCODED,
        `${URLENCODED}; charset=utf-7`,
        `${URLENCODED}; charset=${"x".repeat(5_000)}`,
        "Content-Type: text/plain",
        "Content-Type: \x01",
      ]),
    ],
    body,
  });
};

const NAMES: Kind = (pick, target) => {
  const nasty = pick.of(NASTY);
  const name = pick.of([
    nasty,
    pick.bytes(60).toString("latin1").replaceAll("\r\n", ""),
    "n".repeat(pick.of(MEGABYTES) * 1_000_000),
    '"',
    "\\",
    "a\u0001b",
    "a\rb",
    "a\nb",
  ]);
  const field = pick.of(["files", nasty, "a[".repeat(50_000), "n".repeat(1_000_000)]);
  const parts = pick.of([
    [part(`form-data; name="files"; filename="${name}"`, "\xff\xd8\xff x")],
    [part(`form-data; name="${field}"; filename="a.jpg"`, "\xff\xd8\xff x")],
    [part(`form-data; name="${field}"`, "x")],
    [part("form-data", "x"), GOOD_PART],
    [part(`form-data; name="files"; filename*=UTF-8''${"%ff".repeat(1_000)}`, "x")],
    [
      part(
        'form-data; name="files"; filename="a"',
        "x",
        `X: ${"y".repeat(pick.of([20_000, 1_000_000]))}\r\n`,
      ),
    ],
    Array.from({ length: 300 }, () => part('form-data; name="x"', "y")),
    // Without bytes: fifty real files are rightly written to the disk one after the other, which takes its time.
    Array.from({ length: 120 }, () => part('form-data; name="files"; filename="a.jpg"', "")),
  ]);
  return message(target, {
    path: "/report/evidence",
    headers: [MULTIPART],
    body: Buffer.concat([...parts, LAST]),
  });
};

const PARTS: Kind = (pick, target) => {
  const whole = Buffer.concat([GOOD_PART, part('form-data; name="go"', "stay"), GOOD_PART, LAST]);
  return message(target, {
    path: "/report/evidence",
    headers: [
      pick.of([
        MULTIPART,
        MULTIPART,
        MULTIPART,
        "Content-Type: multipart/form-data",
        "Content-Type: multipart/form-data; boundary=",
        `Content-Type: multipart/form-data; boundary=${"b".repeat(9_000)}`,
        'Content-Type: multipart/form-data; boundary="b"; boundary=c',
        "Content-Type: multipart/mixed; boundary=b",
      ]),
    ],
    body: mutated(pick, whole),
  });
};

/** Bodies of dashes, line ends and boundaries nearly complete: what a slow search would stumble over. */
const REPEATS: Kind = (pick, target) => {
  const unit = pick.of([
    "\r",
    "\r\n",
    "\r\n-",
    "\r\n--",
    "\r\n--b",
    "\r\n--b\r",
    "--b\r\n",
    "\r\n--b\r\n\r\n",
    "--b\r\nX: y\r\n",
    "-",
  ]);
  return message(target, {
    path: "/report/evidence",
    headers: [MULTIPART],
    body: Buffer.concat([GOOD_PART, Buffer.from(unit.repeat(Math.floor(1_000_000 / unit.length)))]),
  });
};

const CUT_OFF: Kind = (pick, target) => {
  const whole = message(target, {
    path: pick.of(PATHS),
    headers: [pick.of([MULTIPART, URLENCODED])],
    body: Buffer.concat([GOOD_PART, part('form-data; name="x"', pick.bytes(300)), LAST]),
    length: pick.of([5_000, 50_000_000]),
  });
  return { bytes: whole.subarray(0, pick.number(whole.length)), cutOff: true };
};

const TUS: Kind = (pick, target) => {
  const number = pick.of([
    "0",
    "-1",
    "1e9",
    "NaN",
    "99999999999999999999",
    "0x10",
    " 1",
    "1, 2",
    "\x01",
  ]);
  const name = Buffer.from(pick.of(NASTY)).toString("base64");
  return message(target, {
    method: pick.of(["POST", "PATCH", "HEAD", "OPTIONS", "DELETE"]),
    path: pick.of([
      "/uploads/",
      "/uploads",
      "/uploads/x",
      "/uploads/../x",
      "/uploads/%2e%2e",
      `/uploads/${"a".repeat(2_000)}`,
    ]),
    headers: [
      `Tus-Resumable: ${pick.of(["1.0.0", "9.9.9", "", "\x7f"])}`,
      `Upload-Length: ${number}`,
      `Upload-Offset: ${number}`,
      `Upload-Defer-Length: ${number}`,
      `Upload-Checksum: ${pick.of(["sha1 x", "md5", "sha256 AAAA", "__proto__ x"])}`,
      `Upload-Concat: ${pick.of(["partial", "final;/uploads/x /uploads/y", "__proto__"])}`,
      `Upload-Metadata: ${pick.of([`filename ${name}`, "filename !!!", "__proto__ eA==", ",,,", `a ${"A".repeat(9_000)}`])}`,
      `Content-Type: ${pick.of(["application/offset+octet-stream", "text/plain"])}`,
      pick.of([
        "X-HTTP-Method-Override: PATCH",
        "X-HTTP-Method-Override: DELETE",
        "X-Forwarded-Host: evil.example",
      ]),
    ],
    body: pick.bytes(pick.number(200)),
  });
};

const NO_HTTP: Kind = (pick) =>
  pick.of([
    pick.bytes(300),
    pick.bytes(2_000),
    Buffer.from("GET / HTTP/9.9\r\n\r\n"),
    Buffer.from("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"),
    Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
  ]);

const JSON_BODIES: Kind = (pick, target) => {
  const body = pick.of([
    '{"__proto__":{"polluted":1}}',
    "[".repeat(10_000),
    `{"csp-report":${'{"a":'.repeat(2_000)}1${"}".repeat(2_000)}}`,
    `[${'{"body":{"effectiveDirective":"a","documentURL":"http://["}},'.repeat(100)}1]`,
    '{"constructor":{"prototype":{"polluted":1}}}',
    `"${"a".repeat(1_000_000)}"`,
    "\ufeff{}",
  ]);
  return message(target, {
    path: pick.of(["/violations", "/api/v1/drafts", "/api/v1/draft/answers"]),
    headers: [
      `Content-Type: ${pick.of(["application/csp-report", "application/reports+json", "application/json", "application/json; charset=utf-32"])}`,
    ],
    body,
  });
};

/** Kinds of attack, and how many in a hundred are of each. */
const KINDS: Readonly<Record<string, { readonly share: number; readonly make: Kind }>> = {
  "two lengths": { share: 14, make: BOTH_LENGTHS },
  "bad chunks": { share: 8, make: BAD_CHUNKS },
  "first lines": { share: 14, make: FIRST_LINES },
  "1-10 MB headers": { share: 2, make: LARGE_HEADERS },
  forms: { share: 12, make: FORMS },
  "part names": { share: 10, make: NAMES },
  "parts mutated": { share: 14, make: PARTS },
  "near boundaries": { share: 3, make: REPEATS },
  "cut off": { share: 7, make: CUT_OFF },
  "tus headers": { share: 9, make: TUS },
  "no HTTP": { share: 3, make: NO_HTTP },
  "JSON bodies": { share: 4, make: JSON_BODIES },
};

/** `count` attacks; the same ones for the same seed. */
export function* attacks(seed: number, count: number, target: Target): Generator<Attack> {
  const pick = new Picker(randomFrom(seed));
  for (let made = 0; made < count; made += 1) {
    let left = pick.number(100);
    for (const [kind, { share, make }] of Object.entries(KINDS)) {
      left -= share;
      if (left >= 0) continue;
      const result = make(pick, target);
      yield Buffer.isBuffer(result) ? { kind, bytes: result } : { kind, ...result };
      break;
    }
  }
}
