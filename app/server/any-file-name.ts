import type { Writable } from "node:stream";
import type { Request } from "express";
import { PartHeaders } from "./part-headers.ts";

/**
 * What browsers and other clients send, and nothing else: with a type that busboy could read in another way, bytes of a file
 * might be taken for headers.
 */
const FORM_TYPE =
  /^multipart\/form-data *; *boundary=(?:"([\w'()+,./:=?-]{1,70})"|([\w'+.-]{1,70}))(?: *; *charset=[\w-]+)?$/i;

/**
 * For multer's options: forms with a control character in a file's name are read like others. Names then come with stand-ins
 * in them and go through `asSent`.
 */
export const anyFileName = {
  streamHandler: (request: Request, busboy: Writable): void => {
    const found = FORM_TYPE.exec(request.headers["content-type"] ?? "");
    const boundary = found?.[1] ?? found?.[2];
    if (boundary !== undefined) {
      const headers = new PartHeaders(boundary);
      const write = busboy.write.bind(busboy) as (chunk: Buffer) => boolean;
      const end = busboy.end.bind(busboy) as () => void;
      // Not a stream between the two: multer takes the request off busboy by itself when it gives a form up, and what
      // stood between would go on filling.
      const handOn = (bytes: Buffer) => bytes.length === 0 || write(bytes);
      Object.assign(busboy, {
        write: (chunk: Uint8Array) => handOn(headers.push(chunk)),
        end: () => {
          handOn(headers.end());
          end();
        },
      });
    }
    request.pipe(busboy);
  },
};
