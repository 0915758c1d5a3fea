/** Endings that a type goes by, the usual one first. Types not listed are not compared. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  "image/jpeg": ["jpg", "jpeg", "jpe", "jfif"],
  "image/png": ["png"],
  "image/apng": ["png", "apng"],
  "image/webp": ["webp"],
  "image/avif": ["avif"],
  "image/heic": ["heic", "heif", "hif"],
  "image/heif": ["heif", "heic", "hif"],
  "image/heic-sequence": ["heics", "heic"],
  "image/heif-sequence": ["heifs", "heif"],
  "image/tiff": ["tif", "tiff", "dng"],
  "image/x-adobe-dng": ["dng"],
  "image/gif": ["gif"],
  "image/bmp": ["bmp", "dib"],
  "video/mp4": ["mp4", "m4v", "mp4v"],
  "video/x-m4v": ["m4v", "mp4"],
  "video/quicktime": ["mov", "qt"],
  "video/3gpp": ["3gp", "3gpp"],
  "video/3gpp2": ["3g2"],
  "video/webm": ["webm"],
  "video/matroska": ["mkv"],
  "video/x-matroska": ["mkv"],
  "video/vnd.avi": ["avi"],
  "video/x-msvideo": ["avi"],
  "audio/mp4": ["m4a", "mp4"],
  "audio/x-m4a": ["m4a"],
  "audio/mpeg": ["mp3"],
  "audio/wav": ["wav"],
  "application/pdf": ["pdf"],
  "text/html": ["html", "htm"],
  "image/svg+xml": ["svg"],
};

/** Whether the name's ending is one that the content's type goes by; null where either is unknown. */
export function extensionAgrees(declaredName: string, mediaType: string | null): boolean | null {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(declaredName)?.[1]?.toLowerCase();
  const endings = mediaType === null ? undefined : ENDINGS[mediaType];
  if (ending === undefined || endings === undefined) return null;
  return endings.includes(ending);
}

const SCREENSHOT =
  /^(?:screen[ _-]?shots?\b|screenshot_|screen[ _-]?record(?:ing|er)|rpreplay_final|bildschirmfoto|captura de pantalla|capture d.écran)/i;

/** Whether a name is one that devices give to pictures and recordings of their screen. */
export function isScreenshotName(declaredName: string): boolean {
  return SCREENSHOT.test(declaredName);
}

const MESSENGERS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["WhatsApp", /^(?:IMG|VID|AUD|PTT|DOC|STK)-\d{8}-WA\d{4}|^WhatsApp (?:Image|Video|Audio)/i],
  ["Signal", /^signal-\d{4}-\d{2}-\d{2}/i],
  ["Telegram", /^(?:photo|video|document)_\d+?@?\d*[-_]\d{2}-\d{2}|^telegram-cloud-/i],
  ["Facebook", /^(?:FB_IMG_|received_)\d{10,}/i],
  ["Snapchat", /^Snapchat-\d+/i],
  ["Viber", /^viber[_ -](?:image|video)|^IMG-[0-9a-f]{32}-V\./i],
  ["WeChat", /^mmexport\d{13}/i],
];

/** The messenger whose way of naming files this name follows; undefined for any other. */
export function messengerOf(declaredName: string): string | undefined {
  return MESSENGERS.find(([, pattern]) => pattern.test(declaredName))?.[0];
}
