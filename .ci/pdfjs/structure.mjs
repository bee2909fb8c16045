// Prints what pdf.js, the reader of browsers, finds in a PDF: its pages, those
// without a structure, how often each role stands in it, and the alt texts.
import { readFile } from "node:fs/promises";

console.log = console.warn = () => {}; // pdf.js says that it cannot draw, which is not asked of it
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const pdf = await getDocument({ data: new Uint8Array(await readFile(process.argv[2])), verbosity: 0 }).promise;
const found = { pages: pdf.numPages, bare: [], roles: {}, alts: [], attachments: Object.keys((await pdf.getAttachments()) ?? {}) };
const visit = (node) => {
  if (node.role) found.roles[node.role] = (found.roles[node.role] ?? 0) + 1;
  if (node.alt) found.alts.push(node.alt);
  for (const child of node.children ?? []) visit(child);
};
for (let n = 1; n <= pdf.numPages; n++) {
  const tree = await (await pdf.getPage(n)).getStructTree();
  if (tree) visit(tree);
  else found.bare.push(n);
}
process.stdout.write(JSON.stringify(found));
