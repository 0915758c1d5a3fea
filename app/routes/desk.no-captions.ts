import { deskAccess } from "#app/http/access.server.ts";

/** One caption for the whole of a film or recording: it says that there are none, to whoever turns captions on. */
const NO_CAPTIONS = `WEBVTT

00:00:00.000 --> 99:59:59.000
No captions: nobody has written down what is said in this evidence.
`;

/** The captions of evidence that has none (WebVTT). */
export const loader = deskAccess("evidence.preview", () =>
  Promise.resolve(
    new Response(NO_CAPTIONS, { headers: { "Content-Type": "text/vtt; charset=utf-8" } }),
  ),
);
