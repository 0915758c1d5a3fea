import { z } from "zod";
import { listOf } from "./common.ts";
import { locationStatusShape } from "./location-status.ts";

/** Where a claim comes from and what it stands against; left out by examinations of earlier versions. */
const originShape = {
  id: z.string().optional().describe("Names the claim within its file"),
  method: z.string().optional().describe("How its value was come by"),
  tool: z.string().optional().describe("What read it, with versions"),
  leansOn: listOf(z.strictObject({ kind: z.string(), on: z.string(), for: z.string() }))
    .optional()
    .describe("Claims, by id, and fields without which it could not be made"),
  conflicts: listOf(
    z.strictObject({ kind: z.string(), id: z.string(), source: z.string(), how: z.string() }),
  )
    .optional()
    .describe("Claims of the same file that cannot be true together with it"),
};

const timeClaimShape = z.strictObject({
  source: z.string(),
  block: z
    .int()
    .optional()
    .describe("In which of several EXIF blocks of the file it was read, from 2 on"),
  raw: z.string(),
  local: z.string().nullable(),
  offset: z.string().nullable(),
  assumedOffset: z.string().nullable(),
  zoneSource: z.string(),
  earliest: z.string().nullable(),
  latest: z.string().nullable(),
  endsAtReceipt: z
    .boolean()
    .optional()
    .describe("True where `latest` is when the file was received, and not what its source says"),
  stated: z
    .string()
    .optional()
    .describe(
      "The moment as a movie's header gives it, taken for UTC, where the bounds are wider than that",
    ),
  level: z.string(),
  sentence: z.string(),
  ...originShape,
});

const placeClaimShape = z.strictObject({
  source: z.string(),
  block: z
    .int()
    .optional()
    .describe("In which of several EXIF blocks of the file it was read, from 2 on"),
  raw: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  altitude: z.number().nullable(),
  radiusMetres: z
    .number()
    .nullable()
    .describe("How far the point may be off; null where nothing says so"),
  radiusOrigin: z
    .string()
    .nullable()
    .optional()
    .describe(
      "Who says so: `stated` by the source itself; by our reckoning `dilution` (how the satellites stood), `network-floor` (towers and networks), `digits` (so few are written), `datum` (another reference system), `widened` (the age of the fix) or `contradicted` (it reaches to places that contradict it). Null where there is no radius; left out by examinations of earlier versions",
    ),
  decimals: z
    .int()
    .optional()
    .describe("Decimals of a degree that the source supports, 6 at most: the rest is arithmetic"),
  level: z.string(),
  sentence: z.string(),
  ...originShape,
});

const countyShape = z.strictObject({
  fips: z.string().describe("Five digits of the Census Bureau"),
  name: z.string(),
  state: z.string(),
});

/** What maps held by the office say around a position: derived from a claim, and no claim of the file's. */
const surroundingsShape = z.strictObject({
  latitude: z.number(),
  longitude: z.number(),
  reachMetres: z.number().describe("How far off the position may be"),
  zones: listOf(z.string()).describe("IANA names within reach, that of the point itself first"),
  zoneReachMetres: z.number(),
  county: countyShape.nullable().describe("Null outside the shapes held"),
  nearCounties: listOf(countyShape).describe("Nearer than shapes and position can tell apart"),
  countyReachMetres: z.number(),
  town: z
    .strictObject({
      name: z.string(),
      region: z.string(),
      country: z.string(),
      metres: z.number(),
    })
    .nullable()
    .describe("The nearest listed place with the distance of its centre"),
  data: z.string().describe("Which data say so, with versions"),
  sentence: z.string(),
});

const sunShape = z.strictObject({
  lowestDegrees: z.number(),
  highestDegrees: z.number(),
  sentence: z.string(),
});

/** How the camera was turned, by one source of the file: no fact, and without a level. */
const facingShape = z.strictObject({
  source: z.string(),
  block: z
    .int()
    .optional()
    .describe("In which of several EXIF blocks of the file it was read, from 2 on"),
  raw: z.string(),
  of: z
    .string()
    .describe("`direction`, `bearing` (of a destination), `pitch` (up from the horizon) or `roll`"),
  degrees: z.number().nullable().describe("Null where the text is no such angle"),
  north: z
    .string()
    .nullable()
    .describe("From which north it counts, `true` or `magnetic`; null where the file does not say"),
  tool: z.string().optional(),
  sentence: z.string(),
});

const credentialsShape = z.strictObject({
  state: z.string(),
  codes: listOf(z.string()),
  sentence: z.string().nullable(),
  signer: z.string().nullable().describe("By the certificate, which names whom it likes"),
  signedAt: z.string().nullable().describe("By a time stamp in the credentials"),
  stamp: z
    .string()
    .nullable()
    .describe("What became of that stamp: `listed`, `unlisted`, `faulty` or `unjudged`"),
  trustList: z.string().nullable().describe("Day of the list that the signer was looked for on"),
});

/** What a file claims, as the API tells it. */
export const claimsShape = z.strictObject({
  width: z.number().nullable(),
  height: z.number().nullable(),
  durationSeconds: z.number().nullable(),
  device: z.strictObject({
    make: z.string().nullable(),
    model: z.string().nullable(),
    software: z.string().nullable(),
  }),
  times: listOf(timeClaimShape),
  places: listOf(placeClaimShape),
  bestTime: timeClaimShape.nullable(),
  bestPlace: placeClaimShape.nullable(),
  locationStatus: locationStatusShape,
  facing: listOf(facingShape)
    .nullable()
    .describe("How the camera was turned, by the file; null in examinations that did not tell it"),
  surroundings: listOf(surroundingsShape)
    .nullable()
    .describe("For each usable position; null in examinations made without maps"),
  sun: sunShape
    .nullable()
    .describe(
      "Its height over the bounds of the best time at the best place, where both are known",
    ),
  credentials: credentialsShape,
  signs: listOf(z.strictObject({ code: z.string(), sentence: z.string() })),
  problems: listOf(z.string()),
  unread: listOf(z.string()).describe(
    "What could not be read and why, as sentences: what stands in it is not known",
  ),
  tolerances: z
    .record(z.string(), z.int())
    .nullable()
    .describe(
      "The office's own limits by which it was judged; null where the project's were in force",
    ),
});
