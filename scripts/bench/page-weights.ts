import { openDeskOffice } from "#test/routes/desk/desk-office.ts";
import { arrangePublicPages, givenStreetMap } from "#test/support/public-office.ts";
import { addressOf, publicRoutes } from "#test/support/public-routes.ts";
import { publicVisitors } from "#test/support/public-visitors.ts";
import { limitOf, MAP_LIMIT, weighPage } from "./weigh-page.ts";

// Prints what every page of the public weighs as it goes over the line, for each visitor to whom it is open: an office of its own is started, and the
// pages are those of the built server. Exit 1 where one weighs more than it may.

const kilobytes = (octets: number) => `${(octets / 1024).toFixed(1)} KB`;

const map = await givenStreetMap();
const office = await openDeskOffice({ MAP_FILE: map.file });
let tooHeavy = 0;
try {
  const pages = await arrangePublicPages(await office.as("administrator"));
  const routes = publicRoutes().filter(({ isPage }) => isPage);
  for (const { state, client, parts, forms } of await publicVisitors(office.origin, pages)) {
    process.stdout.write(`${state}\n`);
    for (const route of routes) {
      const address = addressOf(route, parts);
      const weight = await weighPage(
        office.origin,
        address,
        client.cookieHeader(),
        forms[route.path],
      );
      if (weight.status >= 300 && weight.status < 400) continue;
      const isOver = weight.octets > limitOf(route.path) || weight.map > MAP_LIMIT;
      if (isOver) tooHeavy += 1;
      const asked = weight.map === 0 ? "" : `, and ${kilobytes(weight.map)} that draw the map`;
      process.stdout.write(
        `${kilobytes(weight.octets).padStart(10)}  ${route.path}  (${String(weight.status)}${asked})` +
          `${isOver ? "  TOO HEAVY" : ""}\n`,
      );
    }
  }
} finally {
  await office.remove();
  await map.remove();
}
process.exitCode = tooHeavy === 0 ? 0 : 1;
