/** How every preview is made, whatever of: recorded with it, so that nobody takes it for the original. */
export const PREVIEW_TERMS = {
  media_type: "image/jpeg",
  jpeg_quality: 82,
  colour_space: "sRGB",
  background: "#ffffff",
  metadata: "none",
} as const;
