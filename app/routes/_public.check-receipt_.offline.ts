import { publicAccess } from "#app/http/access.server.ts";
import { attachment } from "#app/http/evidence-response.server.ts";

/** The page that checks receipts without a network, as a file to keep: it has scripts, and runs nowhere but from there. */
export const loader = publicAccess(({ context }) =>
  Promise.resolve(
    new Response(context.useCases.readOfflineCheck(), {
      headers: {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Disposition": attachment("check-receipt.html"),
      },
    }),
  ),
);
