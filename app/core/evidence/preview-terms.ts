/** How HLG and PQ (ITU-R BT.2100) are shown on an ordinary screen, in records; `none` where light is ordinary already. */
export const TONE_MAPPING = {
  high: "HLG or PQ to BT.709 by hable, white at 203 cd/m²",
  ordinary: "none",
} as const;

/** Decoders of films go on behind damage by themselves, and patch it from the pictures around it. */
export const PATCHED = "lenient: damaged parts are patched from pictures around them";

/** How a preview is called once an examination made another one of that kind: it is kept, and the newer one is shown. */
export function keptAside(kind: string, examination: number): string {
  return `${kind}-before-examination-${examination}`;
}

/** Which examination made another preview than the one of this kind; undefined for kinds that are shown. */
export function replacedBy(kind: string): number | undefined {
  const [, number] = /-before-examination-(\d{1,9})$/.exec(kind) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** How every preview is made, whatever of: recorded with it, so that nobody takes it for the original. */
export const PREVIEW_TERMS = {
  media_type: "image/jpeg",
  jpeg_quality: 82,
  colour_space: "sRGB",
  background: "#ffffff",
  metadata: "none",
} as const;
