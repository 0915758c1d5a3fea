import { describe, expect, test } from "@jest/globals";
import {
  leftPositions,
  warningSentences,
  warningsOfLoss,
  warningsWhereAlone,
} from "#app/core/claims/reader-warnings.ts";

const said = (value: string, group = "ExifTool") => [{ group, tag: "Warning", value }];

describe("what ExifTool warns of", () => {
  test.each([
    "Truncated 'meta' data (missing 18 bytes)",
    "Bad IFD0 directory",
    "ExifIFD pointer references previous IFD0 directory",
    "Item info entries are out of order",
    "Bad IPTC data tag (marker 0x41)",
    "Invalid XMP",
    "Ignoring 4990 SubIFD directories [x1000]",
    "A warning of a version to come",
    "[minor] Skipping 'moov' atom > 128 MiB",
    "[Minor] Too many warnings -- GPS parsing aborted",
  ])("means that something was not read: %s", (warning) => {
    expect(warningsOfLoss(said(warning, "Track3"))).toEqual([warning]);
    expect(warningSentences(said(warning))[0]).toContain("Not read whole, as ExifTool warns: “");
  });

  test.each([
    "[minor] Unrecognized MakerNotes",
    "[Minor] Not decoding some large array(s). Ignore minor errors to decode",
    "IPTCDigest is not current. XMP may be out of sync",
    "Invalid EXIF text encoding for UserComment",
    "Non-standard header for APP1 XMP segment",
    "Bad ICC_Profile table (truncated)",
    "Missing Exif header",
  ])("means only that it is written oddly: %s", (warning) => {
    expect(warningsWhereAlone(said(warning))).toEqual([]);
  });

  test("and a picture cut off behind its metadata is damage only where nobody else walked it", () => {
    expect(warningsOfLoss(said("JPEG format error"))).toEqual([]);
    expect(warningsWhereAlone(said("JPEG format error"))).toEqual(["JPEG format error"]);
  });

  test.each([
    ["[minor] Use the ExtractEmbedded option to decode timed GPS", true],
    ["[minor] Use ExtractEmbedded option to extract timed metadata from Insta360 trailer", true],
    ["[minor] Use ExtractEmbedded option to extract all accelerometer data", false],
    ["[minor] The ExtractEmbedded option may find more tags in the media data", false],
  ])("names positions that it leaves alone, and nothing else: %s", (warning, leaves) => {
    expect(leftPositions(said(warning))).toBe(leaves);
    expect(warningSentences(said(warning))).toHaveLength(leaves ? 1 : 0);
    expect(warningsOfLoss(said(warning))).toEqual([]);
  });

  test("is none of a property that XMP names so, and the same one is told once", () => {
    expect(warningsOfLoss(said("Bad IFD0 directory", "XMP-x"))).toEqual([]);
    const twice = [...said("Bad IFD0 directory"), ...said("Bad IFD0 directory", "Track1")];
    expect(warningSentences(twice)).toHaveLength(1);
  });
});
