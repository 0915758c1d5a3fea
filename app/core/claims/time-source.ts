/** How a field that holds a time of day is to be taken. */
export interface WallTimeSource {
  readonly source: string;
  /** The one field that states this time's zone. Another time's offset is never borrowed. */
  readonly offset?: string;
  readonly fraction?: string;
  /** The field with the time of day where the source holds the date alone. */
  readonly timeOfDay?: string;
  /**
   * `device`: the clock of what recorded it. `fix`: when its position was found. `container`: written when the file was put together.
   * `trace`: written by an editor, a copy, or on a change.
   */
  readonly kind: "device" | "fix" | "container" | "trace";
  /** True for times of taking the picture; only these may get a zone from the satellite time beside them. */
  readonly ofCapture: boolean;
  /** How a sentence names it. */
  readonly words: string;
}

/** When Apple's devices found the position of a recording (com.apple.quicktime.location.date). */
export const LOCATION_DATE = "Keys:LocationDate";

/**
 * Fields that hold wall times. `OffsetTime` belongs to the modification time alone
 * (Exif 2.31, tags 0x9010 to 0x9012).
 */
export const WALL_TIME_SOURCES: readonly WallTimeSource[] = [
  {
    source: "Keys:CreationDate",
    kind: "device",
    ofCapture: true,
    words: "The recording device",
  },
  {
    source: "ExifIFD:DateTimeOriginal",
    offset: "ExifIFD:OffsetTimeOriginal",
    fraction: "ExifIFD:SubSecTimeOriginal",
    kind: "device",
    ofCapture: true,
    words: "The device",
  },
  {
    source: "XMP-exif:DateTimeOriginal",
    offset: "XMP-exif:OffsetTimeOriginal",
    fraction: "XMP-exif:SubSecTimeOriginal",
    kind: "trace",
    ofCapture: true,
    words: "The file's XMP data",
  },
  {
    source: "XMP-photoshop:DateCreated",
    kind: "trace",
    ofCapture: true,
    words: "The file's XMP data",
  },
  {
    source: "ExifIFD:CreateDate",
    offset: "ExifIFD:OffsetTimeDigitized",
    fraction: "ExifIFD:SubSecTimeDigitized",
    kind: "device",
    ofCapture: true,
    words: "The device (time of digitising)",
  },
  {
    source: "UserData:ContentCreateDate",
    kind: "trace",
    ofCapture: true,
    words: "The recording's user data",
  },
  {
    source: "ItemList:ContentCreateDate",
    kind: "trace",
    ofCapture: true,
    words: "The recording's list of items",
  },
  {
    source: "UserData:DateTimeOriginal",
    kind: "trace",
    ofCapture: true,
    words: "The recording's user data",
  },
  {
    source: "Matroska:DateTimeOriginal",
    kind: "trace",
    ofCapture: true,
    words: "The recording's list of tags",
  },
  {
    source: "Matroska:Comapplequicktimecreationdate",
    kind: "trace",
    ofCapture: true,
    words: "The recording's list of tags",
  },
  {
    source: "ID3v2_4:RecordingTime",
    kind: "trace",
    ofCapture: true,
    words: "The recording's list of tags",
  },
  {
    source: "RIFF:DateCreated",
    kind: "trace",
    ofCapture: true,
    words: "The recording's list of tags",
  },
  {
    source: "XMP-xmp:CreateDate",
    kind: "trace",
    ofCapture: true,
    words: "The file's XMP data",
  },
  {
    source: "IPTC:DateCreated",
    timeOfDay: "IPTC:TimeCreated",
    kind: "trace",
    ofCapture: true,
    words: "The file's caption data (IPTC)",
  },
  {
    source: "IFD0:DateTimeOriginal",
    kind: "device",
    ofCapture: true,
    words: "The device",
  },
  {
    source: LOCATION_DATE,
    kind: "fix",
    ofCapture: false,
    words: "The time beside the recording's position",
  },
  {
    source: "PNG:CreationTime",
    kind: "trace",
    ofCapture: true,
    words: "The picture's text data",
  },
  {
    source: "Info:DateTimeOriginal",
    kind: "container",
    ofCapture: false,
    words: "The recording's container",
  },
  {
    source: "RIFF:DateTimeOriginal",
    kind: "container",
    ofCapture: false,
    words: "The recording's container",
  },
  {
    source: "IFD0:ModifyDate",
    offset: "ExifIFD:OffsetTime",
    fraction: "ExifIFD:SubSecTime",
    kind: "trace",
    ofCapture: false,
    words: "The time of the file's last change, as the device or an editor wrote it,",
  },
  {
    source: "PNG:ModifyDate",
    kind: "trace",
    ofCapture: false,
    words: "The time of the picture's last change, as a program wrote it,",
  },
  {
    source: "XMP-xmp:ModifyDate",
    kind: "trace",
    ofCapture: false,
    words: "The time of the file's last change, as an editor wrote it,",
  },
];

/** Where the clock of what recorded it wrote: only two clocks can agree, and an editor is none. */
export const DEVICE_CLOCKS: ReadonlySet<string> = new Set(
  WALL_TIME_SOURCES.filter(({ kind }) => kind === "device").map(({ source }) => source),
);

/** Satellite time of the position fix. */
export const GPS_TIME = "GPS:GPSDateTime";
/** Creation time in a movie's header. */
export const HEADER_TIME = "QuickTime:CreateDate";
/** Creation time in the header of the clip in a motion photo. */
export const CLIP_TIME = "MotionPhoto:ClipCreateDate";
/** A date in the name under which a file came. */
export const NAME_TIME = "File:FileName";
/** When the sender's device says that it last wrote the file (`lastModified` of the File API). */
export const SENDER_TIME = "Browser:lastModified";
/** The time stamp of a signature in content credentials: the file was there by then. */
export const CREDENTIAL_TIME = "C2PA:TimeStamp";

/** Beside what the file says: none of these is ever shown as when it was made. */
export const NEVER_BEST: ReadonlySet<string> = new Set([NAME_TIME, SENDER_TIME, CREDENTIAL_TIME]);

/** Which source speaks first for the time of capture, the best before the others. */
export const CAPTURE_ORDER: readonly string[] = [
  "Keys:CreationDate",
  "ExifIFD:DateTimeOriginal",
  "ExifIFD:CreateDate",
  "XMP-exif:DateTimeOriginal",
  "XMP-photoshop:DateCreated",
  GPS_TIME,
  LOCATION_DATE,
  "UserData:ContentCreateDate",
  "ItemList:ContentCreateDate",
  HEADER_TIME,
  CLIP_TIME,
  "UserData:DateTimeOriginal",
  "Matroska:Comapplequicktimecreationdate",
  "Matroska:DateTimeOriginal",
  "XMP-xmp:CreateDate",
  "IPTC:DateCreated",
  "IFD0:DateTimeOriginal",
  "PNG:CreationTime",
  "Info:DateTimeOriginal",
  "RIFF:DateTimeOriginal",
  "RIFF:DateCreated",
  "ID3v2_4:RecordingTime",
  "IFD0:ModifyDate",
  "PNG:ModifyDate",
  "XMP-xmp:ModifyDate",
];
