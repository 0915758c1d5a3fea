/** Line drawings on a 24 × 24 grid, as SVG paths. Drawn for this project. */
export const ICONS = {
  // concerns
  force: [
    "M7 11V6a1.5 1.5 0 0 1 3 0v4",
    "M10 10V4.5a1.5 1.5 0 0 1 3 0V10",
    "M13 10V6a1.5 1.5 0 0 1 3 0v6",
    "M16 9.5a1.5 1.5 0 0 1 3 0V14a7 7 0 0 1-7 7c-3 0-4.5-1.5-6-4l-2-3.5a1.4 1.4 0 0 1 2.4-1.4L7 13",
  ],
  "entry-or-search": [
    "M5 21V4a1 1 0 0 1 1-1h9a1 1 0 0 1 1 1v17",
    "M3 21h18",
    "M12.5 12h.01",
    "M19 8v9",
  ],
  detention: ["M4 4h16v16H4z", "M8 4v16", "M12 4v16", "M16 4v16"],
  "no-identification": [
    "M3 6h18v12H3z",
    "M8.5 11.5a1.75 1.75 0 1 0 0-.01",
    "M5.5 16c.5-1.5 1.6-2.2 3-2.2s2.5.7 3 2.2",
    "M15 10l4 4",
    "M19 10l-4 4",
  ],
  "interference-with-recording": ["M3 7h11v10H3z", "M14 11l6-3v8l-6-3", "M2 3l20 18"],
  "sensitive-place": [
    "M3 21h18",
    "M5 21V10l7-5 7 5v11",
    "M12 5V2",
    "M10 21v-5h4v5",
    "M9 12h.01",
    "M15 12h.01",
  ],
  "public-property": ["M4 21V9l8-5 8 5v12", "M2 21h20", "M8 21v-8", "M12 21v-8", "M16 21v-8"],
  damage: ["M3 13l2-6h14l2 6v5H3z", "M3 13h7l2-3 2 4 2-1h5", "M7 18v2", "M17 18v2"],
  "chemical-agents": [
    "M9 3h6",
    "M10 3v6l-5 9a2 2 0 0 0 1.8 3h10.4a2 2 0 0 0 1.8-3l-5-9V3",
    "M8 15h8",
  ],
  "shooting-or-injury": ["M3 12h4l2.5-6 4 12 2.5-6h5"],
  "saw-agents": [
    "M2 12c2.5-4.5 6-6.5 10-6.5s7.5 2 10 6.5c-2.5 4.5-6 6.5-10 6.5S4.5 16.5 2 12z",
    "M15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0z",
  ],
  other: ["M5 12h.01", "M12 12h.01", "M19 12h.01"],
  // kinds of files
  photo: ["M3 5h18v14H3z", "M3 16l5-5 5 5", "M12 15l3-3 6 6", "M15.5 9h.01"],
  video: ["M3 6h12v12H3z", "M15 10.5l6-3.5v10l-6-3.5"],
  audio: ["M4 10v4", "M8 7v10", "M12 4v16", "M16 8v8", "M20 10v4"],
  document: ["M6 3h8l4 4v14H6z", "M14 3v4h4", "M9 12h6", "M9 16h6"],
  file: ["M6 3h8l4 4v14H6z", "M14 3v4h4"],
  // states and acts
  link: [
    "M10 14a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7L12 6.3",
    "M14 10a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7L12 17.7",
  ],
  check: ["M5 12.5l4.5 4.5L19 7.5"],
  seal: ["M12 3l7 3v5c0 4.5-3 8-7 10-4-2-7-5.5-7-10V6z", "M9 12l2.2 2.2L15.5 10"],
  clock: ["M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z", "M12 7v5l3.5 2"],
  said: ["M4 5h16v11h-9l-4 4v-4H4z", "M8 9h8", "M8 12.5h5"],
  device: ["M7 2.5h10v19H7z", "M11 18.5h2"],
  place: [
    "M12 21c4-4.5 6.5-8 6.5-11.5a6.5 6.5 0 0 0-13 0C5.5 13 8 16.5 12 21z",
    "M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  ],
  alert: ["M12 3.5l9.5 17H2.5z", "M12 10v4.5", "M12 17.5h.01"],
  flag: ["M5 21V4", "M5 4h12l-2.5 4L17 12H5"],
  conflict: ["M8 4L4 8l4 4", "M4 8h12", "M16 12l4 4-4 4", "M20 16H8"],
  pause: ["M9 5v14", "M15 5v14"],
  cross: ["M6 6l12 12", "M18 6L6 18"],
  search: ["M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z", "M15.5 15.5L20.5 20.5"],
  back: ["M14.5 5.5L8 12l6.5 6.5"],
  next: ["M9.5 5.5L16 12l-6.5 6.5"],
  leave: ["M10 4H5v16h5", "M14 8l5 4-5 4", "M19 12H9"],
  phone: [
    "M6 3h3l1.5 5-2 1.5a12 12 0 0 0 6 6l1.5-2 5 1.5v3a2 2 0 0 1-2 2C11.5 20 4 12.5 4 5a2 2 0 0 1 2-2z",
  ],
  download: ["M12 4v11", "M7 10.5l5 5 5-5", "M4 20h16"],
  person: ["M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z", "M4.5 20.5c1-4 3.8-6 7.5-6s6.5 2 7.5 6"],
  queue: ["M4 6h16", "M4 12h16", "M4 18h10"],
  case: ["M3 7h18v13H3z", "M8 7V4h8v3", "M3 13h18"],
  log: ["M9 5h11", "M9 12h11", "M9 19h11", "M4.5 5h.01", "M4.5 12h.01", "M4.5 19h.01"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type IconName = keyof typeof ICONS;
