/** How many pages a document has that was drawn here: its page objects stand in it one by one, unpacked. */
export function pageCount(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
      .toString("latin1")
      .split("/Type /Page\n").length - 1
  );
}
