import { readSync, writeSync } from "node:fs";

// A child as it must not be. What it does with a file depends on the file's size; see examiner.test.ts.

function send(kind, body) {
  const head = Buffer.alloc(5);
  head.writeUInt8(kind, 0);
  head.writeUInt32BE(body.length, 1);
  writeSync(1, Buffer.concat([head, body]));
}
const sendJson = (kind, value) => send(kind, Buffer.from(JSON.stringify(value)));

function receive() {
  const head = Buffer.alloc(5);
  if (readSync(0, head) < 5) process.exit(0);
  const body = Buffer.alloc(head.readUInt32BE(1));
  for (let at = 0; at < body.length;) at += readSync(0, body, at, body.length - at, null);
  return body;
}

const FINDINGS = {
  // A type that no other reader is asked about.
  mediaType: "application/x-test",
  width: 1,
  height: 1,
  orientation: null,
  rotation: null,
  durationSeconds: null,
  looks: [],
  fields: [],
  problems: [],
};

function want(offset, length) {
  const body = Buffer.alloc(16);
  body.writeDoubleBE(offset, 0);
  body.writeDoubleBE(length, 8);
  send(17, body);
}

const preview = { purpose: "preview", mediaType: "image/jpeg", width: 1, height: 1 };

const behaviours = {
  101: () => process.exit(3),
  102: () => process.kill(process.pid, "SIGSEGV"),
  103: () => {
    for (;;);
  },
  104: () => sendJson(20, { ...FINDINGS, mediaType: "image/jpeg\r\nSet-Cookie: x" }),
  105: () => sendJson(20, { ...FINDINGS, more: 1 }),
  106: () => send(20, Buffer.from("{")),
  107: () => {
    for (;;) writeSync(1, Buffer.alloc(65536));
  },
  108: () => {
    for (;;) want(0, 1);
  },
  109: () => want(-1, 10),
  110: () => want(0, 2 ** 40),
  111: () => {
    const held = [];
    for (;;) held.push(Buffer.alloc(8 * 1024 * 1024, 1));
  },
  112: () => {
    sendJson(18, preview);
    send(19, Buffer.from("<html>"));
  },
  113: () => sendJson(18, { ...preview, mediaType: "text/html" }),
  114: () =>
    sendJson(20, {
      ...FINDINGS,
      fields: [{ group: "IFD0", tag: "Make", value: "x".repeat(2000) }],
    }),
  115: () => sendJson(20, { ...FINDINGS, problems: ["/home/somebody/secret.jpg: bad seek"] }),
  116: () => {
    const head = Buffer.from([20, 0xff, 0xff, 0xff, 0xff]);
    writeSync(1, head);
  },
  // Sound only as a child's first file.
  120: () => (files > 1 ? process.exit(3) : sendJson(20, FINDINGS)),
  // Says how many files this child has had.
  121: () => sendJson(20, { ...FINDINGS, width: files }),
  // Says how much of its environment is left.
  122: () =>
    sendJson(20, {
      ...FINDINGS,
      fields: [{ group: "Env", tag: "Names", value: Object.keys(process.env).sort().join(" ") }],
    }),
};

// A photo of this size breaks it; any other file it would not know the type of.
const BROKEN_BY = 4321;
behaviours[BROKEN_BY] = () => process.exit(3);

let files = 0;
sendJson(16, { networkAddresses: 0 });
for (;;) {
  const { size, typeOnly } = JSON.parse(receive().toString());
  if (typeOnly) {
    sendJson(20, { ...FINDINGS, mediaType: size === BROKEN_BY ? "image/jpeg" : null });
    continue;
  }
  files += 1;
  behaviours[size]();
}
