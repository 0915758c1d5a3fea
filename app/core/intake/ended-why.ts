import type { FileRefusal } from "./file-refusal.ts";

/** Why a file of a report did not arrive: its time was over, or it is of a kind that is not taken. Empty where that was not noted. */
export type EndedWhy = "upload-expired" | FileRefusal | "";
