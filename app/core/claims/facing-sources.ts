/**
 * What of a camera's turning a source tells: where it pointed on the compass, where something that it names lies from it, how far up or down, how
 * far to a side.
 */
export type Turned = "direction" | "bearing" | "pitch" | "roll";

/** A field in which files say how the camera was turned. */
export interface FacingSource {
  readonly source: string;
  readonly of: Turned;
  /** The field whose letter says from which north it counts: `T` true, `M` magnetic. */
  readonly north?: string;
  /** Counted from -180 to 180. */
  readonly signed?: true;
  /** When it was so, for the sentence, where that is not when a picture was taken. */
  readonly when?: string;
}

const AT_START = " when the recording began";

/**
 * All of them, those of standards before those of makers: Exif 3.0 (4.6.6 GPSImgDirection and GPSDestBearing, 4.6.5 CameraElevationAngle), Apple's keys of movies, and what DJI
 * writes of a drone's camera. How a face lies in the picture is no turning of the camera.
 */
export const FACING_SOURCES: readonly FacingSource[] = [
  { source: "GPS:GPSImgDirection", of: "direction", north: "GPS:GPSImgDirectionRef" },
  { source: "GPS:GPSDestBearing", of: "bearing", north: "GPS:GPSDestBearingRef" },
  {
    source: "XMP-exif:GPSImgDirection",
    of: "direction",
    north: "XMP-exif:GPSImgDirectionRef",
  },
  { source: "Keys:CameraDirection", of: "direction", when: AT_START },
  { source: "ExifIFD:CameraElevationAngle", of: "pitch" },
  { source: "XMP-drone-dji:GimbalYawDegree", of: "direction", signed: true },
  { source: "XMP-drone-dji:GimbalPitchDegree", of: "pitch" },
  { source: "XMP-drone-dji:GimbalRollDegree", of: "roll" },
  { source: "UserData:CameraYaw", of: "direction", signed: true, when: AT_START },
  { source: "UserData:CameraPitch", of: "pitch", when: AT_START },
  { source: "UserData:CameraRoll", of: "roll", when: AT_START },
];
