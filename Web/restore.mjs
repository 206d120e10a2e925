// Puts what the site serves into wwwroot/lib: its style sheet, and what comes out of npm packages, each with its licence.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync, copyFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const from = (path) => new URL(`node_modules/${path}`, import.meta.url);
const to = (path) => new URL(`wwwroot/lib/${path}`, import.meta.url);

rmSync(to(""), { recursive: true, force: true });
mkdirSync(to(""), { recursive: true });

for (const subset of ["latin", "latin-ext"]) {
  copyFileSync(from(`@fontsource-variable/figtree/files/figtree-${subset}-wght-normal.woff2`), to(`figtree-${subset}.woff2`));
}
copyFileSync(from("@fontsource-variable/figtree/LICENSE"), to("figtree.LICENSE"));

// The site's own sheet, of one file per thing it is about, as one. It asks for the typeface by the address that pages preload: ASP.NET
// Core's asp-append-version is the file's SHA-256 in base64url.
const sheet = buildSync({
  entryPoints: [fileURLToPath(new URL("styles/site.css", import.meta.url))],
  bundle: true,
  minify: true,
  write: false,
  external: ["/lib/*"],
}).outputFiles[0].text;
const version = (file) => createHash("sha256").update(readFileSync(to(file))).digest("base64url");
writeFileSync(to("site.css"), sheet.replace(/\/lib\/(figtree-[a-z-]+\.woff2)/g, (address, file) => `${address}?v=${version(file)}`));

// The icons that pages use, as one drawing to refer to: /lib/icons.svg#name.
const icons = ["circle-user-round", "file-input", "house", "logs", "package", "users"];
const symbols = icons.map((name) => {
  const drawing = readFileSync(from(`lucide-static/icons/${name}.svg`), "utf8");
  return `<symbol id="${name}" viewBox="0 0 24 24">${/<svg[^>]*>([^]*)<\/svg>/.exec(drawing)[1].replace(/\s*\n\s*/g, "")}</symbol>`;
});
writeFileSync(to("icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);
copyFileSync(from("lucide-static/LICENSE"), to("lucide.LICENSE"));

copyFileSync(from("htmx.org/dist/htmx.min.js"), to("htmx.js"));
copyFileSync(from("htmx.org/LICENSE"), to("htmx.LICENSE"));

copyFileSync(from("apexcharts/dist/apexcharts.min.js"), to("apexcharts.js"));
copyFileSync(from("apexcharts/LICENSE"), to("apexcharts.LICENSE"));
