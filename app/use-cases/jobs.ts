import type { BundleId, ItemId } from "#app/core/ids.ts";

/** Every kind of background work and what it needs to know. Each may run twice without harm. */
export type Job =
  | { readonly name: "seal-evidence"; readonly itemId: ItemId }
  | { readonly name: "examine-evidence"; readonly itemId: ItemId }
  | { readonly name: "build-bundle"; readonly bundleId: BundleId }
  | { readonly name: "publish-checkpoint" }
  | { readonly name: "sweep" };

export type JobName = Job["name"];
