// Copies what the site serves out of the npm packages into wwwroot/lib, each with its licence.
import { mkdirSync, readFileSync, rmSync, writeFileSync, copyFileSync } from "node:fs";

const from = (path) => new URL(`node_modules/${path}`, import.meta.url);
const to = (path) => new URL(`wwwroot/lib/${path}`, import.meta.url);

rmSync(to(""), { recursive: true, force: true });
mkdirSync(to(""), { recursive: true });

// In a layer of its own, so that every rule of site.css wins over it, however specific it is.
const base = readFileSync(from("@picocss/pico/css/pico.min.css"), "utf8").replace(/^@charset "[^"]*";/, "");
writeFileSync(to("pico.css"), `@layer base{${base}}`);
copyFileSync(from("@picocss/pico/LICENSE.md"), to("pico.LICENSE.md"));

copyFileSync(from("htmx.org/dist/htmx.min.js"), to("htmx.js"));
copyFileSync(from("htmx.org/LICENSE"), to("htmx.LICENSE"));

copyFileSync(from("apexcharts/dist/apexcharts.min.js"), to("apexcharts.js"));
copyFileSync(from("apexcharts/LICENSE"), to("apexcharts.LICENSE"));
