import { publicAccess } from "#app/http/access.server.ts";

/** The custody log's public key: C2SP's line first, then the same key as PEM for `openssl`. */
export const loader = publicAccess(({ context }) => {
  const { vkey, pem } = context.useCases.readLogKey();
  return Promise.resolve(
    new Response(`${vkey}\n${pem}`, { headers: { "Content-Type": "text/plain; charset=utf-8" } }),
  );
});
