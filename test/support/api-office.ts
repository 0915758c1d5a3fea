import { once } from "node:events";
import { createServer } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import type { Instant } from "#app/core/instant.ts";
import { TOKEN_ABILITIES, type TokenAbility } from "#app/core/people/api-token.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Role } from "#app/core/people/role.ts";
import type { Application } from "#app/server/application.ts";
import { buildExpressApp } from "#app/server/express-app.ts";
import { freePort } from "./free-port.ts";
import { openTestOffice, type TestOffice } from "./open-test-office.ts";

/** An office of its own whose server answers in this process; its pages are left out, its API is all there. */
export interface ApiOffice extends TestOffice {
  readonly origin: string;
  readonly person: (role: Role) => Promise<Person & { readonly signInName: string }>;
  /** A token of somebody in that role; with everything the role can give unless abilities are named. */
  readonly token: (role: Role, abilities?: readonly TokenAbility[]) => Promise<string>;
}

export async function openApiOffice(
  settings: Readonly<Record<string, string>> = {},
  clock?: { now(): Instant },
  /** What of the office its server is to see otherwise. */
  changed: (office: TestOffice) => Partial<Application> = () => ({}),
): Promise<ApiOffice> {
  const port = await freePort();
  const office = await openTestOffice(undefined, {
    settings: { PORT: String(port), ...settings },
    ...(clock && { clock }),
  });
  const build = { routes: {}, entry: {}, future: {}, assets: {} } as unknown as ServerBuild;
  const app = buildExpressApp(
    { ...office, ...changed(office) },
    { build, clientFolder: office.folder },
  );
  const server = createServer({ keepAliveTimeout: 60_000 }, app).listen(port, "localhost");
  await once(server, "listening");
  const people = new Map<Role, Promise<Person & { readonly signInName: string }>>();
  const person = (role: Role) => {
    const known = people.get(role) ?? office.employ(role);
    people.set(role, known);
    return known;
  };
  return {
    ...office,
    origin: `http://localhost:${port}`,
    person,
    token: async (role, abilities) => {
      const by = await person(role);
      const { grantable } = await office.useCases.listTokens({ by });
      const wanted = abilities ?? TOKEN_ABILITIES.filter((one) => grantable.includes(one));
      const issued = await office.useCases.issueToken({
        by,
        label: "Test",
        abilities: wanted,
        days: 1,
      });
      if (issued.kind !== "issued") throw new Error(`no token for ${role}: ${issued.kind}`);
      return issued.token;
    },
    remove: async () => {
      server.closeAllConnections();
      server.close();
      await office.remove();
    },
  };
}
