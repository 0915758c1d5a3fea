import { parentPort } from "node:worker_threads";
import type { PointToLookUp, Surroundings } from "#app/core/claims/surroundings.ts";
import { TOLERANCES } from "#app/core/claims/tolerances.ts";
import { COUNTY_REACH_METRES, countiesAround, readCounties, SHAPES } from "./county-shapes.ts";
import type { LookUpReply, LookUpRequest } from "./gazetteer.ts";
import { nearestTown, TOWNS } from "./towns.ts";
import { ZONES, zonesAround } from "./zones-around.ts";

// The other end of gazetteer.ts: holds the maps while it lives and answers each request in order.
const NONE = { county: null, near: [] };
const counties = readCounties();

function around(point: PointToLookUp, zoneReachMetres: number): Surroundings {
  const countyReachMetres = COUNTY_REACH_METRES + point.reachMetres;
  const isRough = point.reachMetres > TOLERANCES.roughPlaceMetres;
  const { county, near } = isRough ? NONE : countiesAround(counties, point, countyReachMetres);
  return {
    ...point,
    zones: isRough ? [] : zonesAround(point, zoneReachMetres),
    zoneReachMetres,
    county,
    nearCounties: near,
    countyReachMetres,
    town: nearestTown(point),
    data: `${SHAPES}; ${TOWNS}; ${ZONES}`,
  };
}

parentPort?.on("message", ({ request, point, zoneReachMetres }: LookUpRequest) => {
  parentPort?.postMessage({
    request,
    found: around(point, zoneReachMetres),
  } satisfies LookUpReply);
});
