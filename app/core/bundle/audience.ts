/**
 * For whom a bundle is made (evidence-standards 4.4): prosecution, grand jury, defence discovery, protected
 * supplement, the court in camera.
 */
export type Audience = "PRO" | "GJ" | "DIS" | "PRT" | "CRT";
