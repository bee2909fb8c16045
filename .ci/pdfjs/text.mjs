// Prints the text that pdf.js, the reader of browsers, takes out of a PDF.
import { readFile } from "node:fs/promises";

console.log = console.warn = () => {}; // pdf.js says that it cannot draw, which is not asked of it
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const pdf = await getDocument({ data: new Uint8Array(await readFile(process.argv[2])), verbosity: 0 }).promise;
for (let n = 1; n <= pdf.numPages; n++) {
  const { items } = await (await pdf.getPage(n)).getTextContent();
  process.stdout.write(items.map((i) => i.str + (i.hasEOL ? "\n" : "")).join("") + "\n");
}
