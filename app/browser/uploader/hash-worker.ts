import { newSha256, toHex } from "../receipt-check/sha256.js";

/** Hashes one file while the page sends it, piece by piece: a video does not fit into a phone's memory. */
addEventListener("message", (event: MessageEvent<File>) => {
  void digestOf(event.data).then(
    (hex) => {
      postMessage(hex);
    },
    () => {
      // Not every phone lets a file be read twice; then there is nothing to compare, and that is said.
      postMessage(null);
    },
  );
});

async function digestOf(file: File): Promise<string> {
  const digest = newSha256();
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return toHex(digest.digest());
    digest.update(value);
  }
}
