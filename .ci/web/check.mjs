// Prints what is wrong with pages of HTML: what axe-core finds against WCAG 2.2 AA, what the
// browser complains of, and where a page is wider than its window; each on phones, tablets
// and desks, by day and by night. Then what the Nu validator finds. Nothing where all is well.
// A page is a file, or the address of one that a program keeps up to date, which says so.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import puppeteer from "puppeteer-core";

const require = createRequire(import.meta.url);
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const [browserPath, ...files] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: browserPath, headless: "shell", args: ["--no-sandbox"] });
const page = await browser.newPage();
await page.setBypassCSP(true); // axe is no part of the page
let where = "";
page.on("console", (message) => message.type() === "error" && console.log(`${where}: ${message.text()}`));
page.on("pageerror", (error) => console.log(`${where}: ${error.message}`));
let own = ""; // where the page is from
page.on("request", (request) => /^https?:/.test(request.url()) && new URL(request.url()).origin !== own && console.log(`${where}: fetches ${request.url()}`));
const written = await mkdtemp(join(tmpdir(), "web-check-"));
const valid = []; // the files that the Nu validator reads
for (const file of files) {
  const served = /^http:/.test(file);
  own = served ? new URL(file).origin : "";
  if (served) await writeFile(join(written, "page.html"), await (await fetch(file)).text());
  valid.push(served ? join(written, "page.html") : file);
  for (const scheme of ["light", "dark"]) {
    for (const width of [360, 768, 1440]) {
      where = `${file} ${width} ${scheme}`;
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.goto(served ? file : `file://${resolve(file)}`);
      if (served) await page.waitForFunction(() => document.documentElement.dataset.checked);
      await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) console.log(`${where}: ${over} pixels wider than the window`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
      for (const v of violations) for (const n of v.nodes.slice(0, 3)) console.log(`${where}: ${v.id}: ${v.help}: ${n.html.slice(0, 200)}`);
    }
  }
}
await browser.close();
const vnu = spawnSync("java", ["-jar", require.resolve("vnu-jar/build/dist/vnu.jar"), "--errors-only", "--format", "gnu", ...valid], { encoding: "utf8", maxBuffer: 1 << 26 });
if (vnu.error) throw vnu.error;
process.stdout.write(vnu.stderr);
await rm(written, { recursive: true });
