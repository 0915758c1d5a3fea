/** Busboy refuses longer headers of a part; a file's name takes a few hundred bytes. */
const LONGEST_HEADERS = 16 * 1024;

const CR = 13;
const LF = 10;
const DASH = 45;
const QUOTE = 34;
const SEMICOLON = 59;
const BACKSLASH = 92;
/** The first byte of every character from U+100000 on, so of those below. It can begin a character only. */
const PLANE_16 = 0xf4;
/** U+10FF00 and the 127 after it stand in for ASCII characters. */
const STAND_IN = 0x10ff00;
/** Stands before a character of the sender's own that could be taken for a stand-in. */
const LITERAL = Buffer.from("\u{10FF80}");
const STAND_INS = /\u{10FF80}([^])|[\u{10FF00}-\u{10FF7F}]/gu;

/**
 * Lets control characters in a part's headers past busboy, which refuses the whole form for one in a file's name, and backslashes,
 * the last of which in a quoted name busboy takes for an escaped quote, and leaves the file out without a word. Each is
 * replaced by a stand-in that `asSent` turns back. Works on the bytes as they come, in one pass and in bounded memory.
 * Nothing but headers is touched, and nothing at all any more once a form is not plainly built or a part's headers are longer
 * than busboy takes: what is wrong with such a form is for busboy to say.
 */
export class PartHeaders {
  readonly #boundary: Buffer;
  /** How much of a boundary the bytes just seen are. A form begins as if a line had ended before it. */
  #matched = 2;
  #state: "data" | "after-boundary" | "headers" | "untouched" = "data";
  /** What was seen since the boundary, the headers' beginning or their end, as the state tells. */
  #seen = Number.MAX_SAFE_INTEGER;
  #afterBoundary = 0;
  /** A carriage return in headers, not handed on yet: it ends a line if a line feed follows, else it is part of a name. */
  #held = false;
  /** A backslash, then a quote behind it, not handed on yet: whether the quote ends the name is told by what follows. */
  #escape: "" | "\\" | '\\"' = "";
  #lineIsEmpty = true;

  /** `boundary` as the form's type names it. */
  constructor(boundary: string) {
    this.#boundary = Buffer.from(`\r\n--${boundary}`, "latin1");
  }

  /** What to hand on for these bytes; may be empty. */
  push(chunk: Uint8Array): Buffer {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < bytes.length;) {
      const from = at;
      if (this.#state === "headers") at = this.#throughHeaders(bytes, at, pieces);
      else {
        at = this.#state === "untouched" ? bytes.length : this.#untilHeaders(bytes, at);
        pieces.push(bytes.subarray(from, at));
      }
    }
    const [only] = pieces;
    // Nearly always these very bytes: nothing is copied.
    return only !== undefined && pieces.length === 1
      ? Buffer.from(only.buffer, only.byteOffset, only.byteLength)
      : Buffer.concat(pieces);
  }

  /** What is still to be handed on when there are no more bytes. */
  end(): Buffer {
    const rest = Buffer.from(this.#escape + (this.#held ? "\r" : ""));
    this.#held = false;
    this.#escape = "";
    return rest;
  }

  /** Answers where the next headers begin, or the end of these bytes. */
  #untilHeaders(bytes: Buffer, from: number): number {
    let at = from;
    while (at < bytes.length && (this.#state === "data" || this.#state === "after-boundary")) {
      if (this.#state === "data" && this.#matched === 0) {
        // Nothing of a boundary so far: on to where one could begin.
        const next = bytes.indexOf(CR, at);
        const end = next === -1 ? bytes.length : next;
        this.#seen += end - at;
        at = end;
        if (next === -1) break;
      }
      const byte = bytes[at] ?? 0;
      at += 1;
      this.#seen += 1;
      const isBoundary = this.#match(byte);
      if (this.#state === "after-boundary") this.#judgeAfterBoundary(byte);
      if (isBoundary) {
        // The line's end before a boundary cannot be the end of the headers as well.
        this.#state = this.#seen < this.#boundary.length ? "untouched" : "after-boundary";
        this.#afterBoundary = 0;
      }
    }
    return at;
  }

  /** Behind a boundary stands the end of its line, or two dashes when it is the last; else it was none. */
  #judgeAfterBoundary(byte: number): void {
    const before = this.#afterBoundary;
    this.#afterBoundary = byte;
    if (before === 0 && (byte === CR || byte === DASH)) return;
    if (before === CR && byte === LF) {
      this.#state = "headers";
      this.#seen = 0;
      this.#lineIsEmpty = true;
    } else this.#state = before === DASH && byte === DASH ? "untouched" : "data";
  }

  /** Hands on headers with stand-ins in them; answers where they end, or the end of these bytes. */
  #throughHeaders(bytes: Buffer, from: number, pieces: Uint8Array[]): number {
    let handedOn = from;
    const handOn = (until: number) => {
      if (until > handedOn) pieces.push(bytes.subarray(handedOn, until));
      handedOn = until;
    };
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      this.#seen += 1;
      const isBoundary = this.#match(byte);
      if (isBoundary || this.#seen > LONGEST_HEADERS) {
        this.#state = "untouched";
        handOn(at);
        pieces.push(this.end());
        return at;
      }
      if (this.#held) {
        this.#held = false;
        if (byte === LF) {
          pieces.push(Buffer.from([CR, LF]));
          handedOn = at + 1;
          if (this.#lineIsEmpty) {
            this.#state = "data";
            this.#seen = 0;
            return at + 1;
          }
          this.#lineIsEmpty = true;
          continue;
        }
        pieces.push(standIn(CR));
      }
      if (this.#escape !== "" && this.#throughEscape(byte, pieces)) {
        handedOn = at + 1;
        continue;
      }
      if (byte === BACKSLASH) {
        handOn(at);
        handedOn = at + 1;
        this.#escape = "\\";
        this.#lineIsEmpty = false;
        continue;
      }
      if (byte === CR) {
        handOn(at);
        handedOn = at + 1;
        this.#held = true;
        continue;
      }
      this.#lineIsEmpty = false;
      if (isControl(byte)) {
        handOn(at);
        handedOn = at + 1;
        pieces.push(standIn(byte));
      } else if (byte === PLANE_16) {
        handOn(at);
        pieces.push(LITERAL);
      }
    }
    handOn(bytes.length);
    return bytes.length;
  }

  /**
   * Hands on a backslash, and the quote behind it, once this byte tells what they were; true when the byte is that quote. Browsers mean
   * every backslash as one; only a quote in the middle of a name was escaped, by some other program.
   */
  #throughEscape(byte: number, pieces: Uint8Array[]): boolean {
    if (this.#escape === "\\" && byte === QUOTE) {
      this.#escape = '\\"';
      return true;
    }
    const isEscaped = this.#escape === '\\"' && byte !== CR && byte !== SEMICOLON;
    pieces.push(isEscaped ? Buffer.of(BACKSLASH) : standIn(BACKSLASH));
    if (this.#escape === '\\"') pieces.push(Buffer.of(QUOTE));
    this.#escape = "";
    return false;
  }

  /** True when this byte is the last of a boundary. Only its first byte can begin one, so nothing is looked at twice. */
  #match(byte: number): boolean {
    if (byte === this.#boundary[this.#matched]) this.#matched += 1;
    else this.#matched = byte === CR ? 1 : 0;
    if (this.#matched < this.#boundary.length) return false;
    this.#matched = 0;
    return true;
  }
}

/** A text of a part's headers as it was sent: each stand-in is again what it stood for. */
export function asSent(text: string): string {
  return text.replace(
    STAND_INS,
    (found, own: string | undefined) =>
      own ?? String.fromCodePoint((found.codePointAt(0) ?? 0) - STAND_IN),
  );
}

/** What busboy refuses in a header. Tabs it takes. */
function isControl(byte: number): boolean {
  return (byte < 32 && byte !== 9) || byte === 127;
}

function standIn(byte: number): Buffer {
  return Buffer.from(String.fromCodePoint(STAND_IN + byte));
}
