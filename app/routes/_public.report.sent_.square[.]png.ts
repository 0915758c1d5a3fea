import { publicAccess } from "#app/http/access.server.ts";
import { refuse } from "#app/http/responses.server.ts";
import { codeOfThisDevice, comeBackAddress } from "./_public/kept-code.server.ts";

/** The card's squares: the address to come back to, and, only where it was asked for, the code. */
export const loader = publicAccess(async (input) => {
  const { token } = await codeOfThisDevice(input);
  const ofCode = new URL(input.request.url).searchParams.get("of") === "code";
  const picture = await input.context.useCases.drawSquare({
    token,
    ...(ofCode ? {} : { address: comeBackAddress(input) }),
  });
  if (picture === undefined) throw refuse(404);
  return new Response(Buffer.from(picture), { headers: { "Content-Type": "image/png" } });
});
