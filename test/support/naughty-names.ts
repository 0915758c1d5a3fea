// File names that break programs, made from parts: each kind is a few seeds put through the endings and spellings that matter for it.

const ENDINGS = [".jpg", ".mp4", ".pdf", ".txt", ""] as const;

const CONTROLS = [...Array.from({ length: 31 }, (_, n) => n + 1), 0x7f, 0x80, 0x85, 0x9b];
const BIDI = [0x202a, 0x202b, 0x202d, 0x202e, 0x2066, 0x2067, 0x200f, 0x061c];
const HIDDEN = [0x200b, 0x2060, 0xfeff, 0x00ad, 0x180e, 0x2063, 0xe0041, 0x3164, 0x2028, 0x2029];

const WAYS_OUT = [
  "../../../../etc/passwd",
  "..\\..\\..\\windows\\win.ini",
  "/etc/shadow",
  "C:\\Windows\\system32\\config",
  "\\\\elsewhere\\share\\x",
  "....//....//x",
  "..;/x",
  "%2e%2e%2f%2e%2e%2fx",
  "%252e%252e%252fx",
  "..%c0%afx",
  "..%5cx",
  "file:///etc/passwd",
  "a/../../b",
  "./././x",
  "~root/.ssh/authorized_keys",
  "/proc/self/environ",
];

const RESERVED = ["CON", "PRN", "AUX", "NUL", "COM1", "COM9", "LPT1", "LPT9", "CLOCK$", "conin$"];
const RESERVED_FORMS = [(name: string) => name, (name: string) => `${name.toLowerCase()}.`];

const MARKUP = [
  "<script>hit()</script>",
  "<img src=x onerror=hit()>",
  '"><svg onload=hit()>',
  "'><details open ontoggle=hit()>",
  "</title><script>hit()</script>",
  "</textarea><script>hit()</script>",
  "javascript:hit()",
  "<iframe srcdoc='<script>parent.hit()</script>'>",
  "<a href=javascript:hit()>x</a>",
  "&lt;script&gt;hit()&lt;/script&gt;",
  "&#60;script>hit()</script>",
  "<style>*{display:none}</style>",
  "<base href=//elsewhere.example>",
  "{{constructor.constructor('hit()')()}}",
  "${hit()}",
  "<%= hit() %>",
  "--><script>hit()</script>",
  "<plaintext>",
  "x' onmouseover='hit()",
  'x" autofocus onfocus="hit()',
];

const HEADERS = [
  "a\r\nSet-Cookie: planted=1",
  "a\r\n\r\n<script>hit()</script>",
  "a\nContent-Type: text/html",
  "a\rX-Planted: 1",
  'a"; filename="b.html',
  "a; filename*=UTF-8''b.html",
  "a%0d%0aX-Planted: 1",
  "a\u2028X-Planted: 1",
  "a\u560d\u560aX-Planted: 1",
  "a\\r\\nX-Planted: 1",
];

const SHELL = [
  "; rm -rf ~",
  "| id",
  "`id`",
  "$(id)",
  "&& id",
  "> out",
  "-rf",
  "--help",
  "-o ProxyCommand=id",
  "@file",
  "*",
  "?",
  "[a-z]",
  "{a,b}",
  "!!",
  "'; id; '",
  "\\",
  "a\\",
  "$HOME",
  "%PATH%",
  "concat:a|b",
  "-i pipe:0",
];

const SQL = [
  "' OR '1'='1",
  "'; DROP TABLE evidence_item; --",
  '" UNION SELECT 1 --',
  "%' --",
  "\\' OR 1=1",
  "a'||(SELECT 1)||'b",
];
const FORMULAS = ["=1+1", "+1", "-1", "@SUM(1)", "=cmd|' /C calc'!A0", "\t=1", "＝1", "\u200b=1"];
const NUL = [
  "a\0.html",
  "b.jpg\0.html",
  "a%00.html",
  "a\\0.html",
  "a\\u0000.html",
  "%00",
  "a&#0;.html",
  "a\u2400.html",
];
const NOTHING = [
  ".",
  "..",
  "...",
  " ",
  "   ",
  "\u00a0",
  "\u3000",
  ".jpg",
  "null",
  "undefined",
  "0",
];
const OBJECTS = ["__proto__", "constructor", "hasOwnProperty", "toString", "[object Object]"];
const EMOJI = ["👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏿", "🇺🇳", "1️⃣", "🫠", "\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}"];
const WRITING = [
  "مرحبا",
  "שלום",
  "नमस्ते",
  "สวัสดี",
  "証拠写真",
  "фото",
  "𝕳𝖎",
  "ﷺ",
  "e\u0301",
  "\u00e9",
  "Z\u0336a\u0335",
  "ß",
  "İ",
  "\ufb01",
  "한글",
];
const TWO_ENDINGS = [".html", ".svg", ".exe", ".php", ".js", ".hta", ".xhtml", ".shtml", ".lnk"];
const HALVES = ["\ud800", "\udfff", "a\ud83d", "\ufffe", "\uffff"];
const LONG = [
  "w".repeat(150),
  "w".repeat(255),
  "w".repeat(900),
  "é".repeat(200),
  "證".repeat(120),
  "🧱".repeat(90),
  "a.".repeat(120),
  " ".repeat(120).concat("x"),
  "a\u0301".repeat(140),
  "../".repeat(200),
  // The thousandth character is half of one.
  "w".repeat(999).concat("🧱"),
];

const char = (code: number) => String.fromCodePoint(code);
const eachOnce = (names: readonly string[]) => [...new Set(names)];

/** More than five hundred names, each another. */
export const NAUGHTY_NAMES: readonly string[] = eachOnce([
  ...CONTROLS.flatMap((code) => [
    `a${char(code)}b.jpg`,
    `${char(code)}c.pdf`,
    `d.mp4${char(code)}`,
  ]),
  ...BIDI.flatMap((code) => [
    `photo${char(code)}gpj.exe`,
    `photo${char(code)}4pm.lmth`,
    `x${char(code)}fdp.jpg`,
    `${char(code).repeat(9)}deep.jpg`,
  ]),
  ...HIDDEN.flatMap((code) => [`a${char(code)}.jpg`, `${char(code)}.jpg`, `b.j${char(code)}pg`]),
  ...WAYS_OUT.flatMap((way) => [way, `${way}.jpg`, ` ${way}`]),
  ...RESERVED.flatMap((name) => [
    ...RESERVED_FORMS.map((form) => form(name)),
    ...ENDINGS.slice(0, 3).map((ending) => name + ending),
  ]),
  ...MARKUP.flatMap((text) => ENDINGS.slice(0, 3).map((ending) => text + ending)),
  ...HEADERS.flatMap((text) => [text, `${text}.jpg`]),
  ...SHELL.flatMap((text) => [text, `${text}.mp4`, `x ${text}`]),
  ...SQL.flatMap((text) => [text, `${text}.jpg`]),
  ...FORMULAS.flatMap((text) => [text, `${text}.jpg`]),
  ...NUL,
  ...NOTHING,
  ...OBJECTS.flatMap((text) => [text, `${text}.jpg`]),
  ...EMOJI.flatMap((text) => [`${text}.jpg`, `${text.repeat(9)}.mp4`]),
  ...WRITING.flatMap((text) => [`${text}.jpg`, `${text} ${text}.pdf`]),
  ...TWO_ENDINGS.flatMap((end) => [`a.jpg${end}`, `a${end}.jpg`, `a${end}%20`, `a.jpg${end}.`]),
  ...HALVES.flatMap((text) => [`${text}.jpg`, text]),
  ...LONG.flatMap((text) => [text, `${text}.jpg`]),
]);
