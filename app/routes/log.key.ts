import { publicAccess } from "#app/http/access.server.ts";

/**
 * The custody log's public key: C2SP's line first, then the same key as PEM for `openssl`. Below, every key that the log
 * has had, newest first, each with the sizes of the checkpoints that it signs: first and last, `-` where there is no last.
 */
export const loader = publicAccess(async ({ context }) => {
  const { vkey, pem } = context.useCases.readLogKey();
  const keys = await context.useCases.listLogKeys();
  const lines = keys.map((key) => `${key.vkey} ${key.from} ${key.to ?? "-"}\n`).join("");
  return new Response(`${vkey}\n${pem}\n${lines}`, {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
});
