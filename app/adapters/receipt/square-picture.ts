import { crc32, deflateSync } from "node:zlib";
import { encode } from "uqr";

/** Dots of the picture for each square of the code: sharp on paper at two inches. */
const DOTS = 8;
/** The empty edge that ISO/IEC 18004 asks for, in squares. */
const EDGE = 4;

/**
 * A QR code as a PNG picture, one bit a dot. A picture and no drawing: Tor Browser's safest level shows no SVG. The same
 * text gives the same bytes.
 */
export function squarePicture(text: string): Uint8Array {
  const { data, size } = encode(text, { ecc: "M", border: EDGE });
  const side = size * DOTS;
  const rows = data.flatMap((squares) => {
    const row = rowOf(squares, side);
    return Array.from({ length: DOTS }, () => row);
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  // One bit a dot, grey, and the format's only methods of packing, filtering and order.
  head.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The same as a drawing (SVG), which a poster enlarges without loss. It holds squares and nothing that could run. */
export function squareDrawing(text: string): Uint8Array {
  const { data, size } = encode(text, { ecc: "M", border: EDGE });
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${squares.join("")}"/></svg>\n`;
  return Buffer.from(svg, "utf8");
}

/** One line of dots, after the byte that says that it is not filtered; 1 is white. */
function rowOf(squares: readonly boolean[], side: number): Buffer {
  const row = Buffer.alloc(1 + Math.ceil(side / 8));
  for (let x = 0; x < side; x += 1) {
    if (squares[Math.floor(x / DOTS)] === true) continue;
    const at = 1 + (x >> 3);
    row.writeUInt8(row.readUInt8(at) | (0x80 >> (x & 7)), at);
  }
  return row;
}

/** A part of a PNG: its length, its name, its bytes and their check sum (PNG 5.3). */
function chunk(name: string, bytes: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), bytes]);
  const whole = Buffer.alloc(4 + named.length + 4);
  whole.writeUInt32BE(bytes.length, 0);
  whole.set(named, 4);
  whole.writeUInt32BE(crc32(named), 4 + named.length);
  return whole;
}
