// Lighthouse on the main pages, signed in, of a site of its own with the demonstration's people and files.
//   ./kotline bench lighthouse [--phone]
// Exit code 1 if a page falls short of: performance 95, accessibility 100, best practices 100.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, chmodSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse from "lighthouse";
import desktop from "lighthouse/core/config/desktop-config.js";
import puppeteer from "puppeteer-core";

const door = new URL("../../kotline", import.meta.url).pathname;
const data = mkdtempSync(join(tmpdir(), "kotline-lighthouse-"));
const address = "http://127.0.0.1:5099";
const isPhone = process.argv.includes("--phone");
const wanted = { performance: 95, accessibility: 100, "best-practices": 100 };

const pages = [
  ["", "/Accounts/SignIn"],
  ["employee", "/"],
  ["employee", "/Clients"],
  ["employee", "/Clients/1"],
  ["manager", "/"],
  ["manager", "/Imports"],
  ["manager", "/Imports/Upload"],
  ["manager", "/Imports/1"],
  ["manager", "/Imports/1/SetAside"],
  ["administrator", "/System"],
  ["administrator", "/System/Health"],
];

// The server's own user has to get through to its data, when this is run as root.
chmodSync(data, 0o711);
const environment = { ...process.env, KOTLINE_DATA: join(data, "data") };
const site = spawn(door, ["run", "--demo", "--urls", address], { env: environment, stdio: ["ignore", "pipe", "inherit"] });

/** The passwords that the demonstration prints, by role, once its files are imported. */
const passwords = () =>
  new Promise((resolve, reject) => {
    let said = "";
    site.stdout.on("data", (text) => {
      said += text;
      if (said.includes("Demo Deutschland")) {
        resolve(Object.fromEntries([...said.matchAll(/demo-(\w+) +(\S+)/g)].map(([, role, password]) => [role, password])));
      }
    });
    site.on("exit", () => reject(new Error("the site did not start")));
  });

/** A page of its own, signed in as somebody has to: by the form. */
async function openAs(role, password) {
  const page = await (await browser.createBrowserContext()).newPage();
  if (role) {
    await page.goto(`${address}/Accounts/SignIn`);
    await page.type("#UserName", `demo-${role}`);
    await page.type("#Password", password);
    await Promise.all([page.waitForNavigation(), page.click("#main button")]);
  }
  return page;
}

async function measure(page, path) {
  const options = { logLevel: "error", onlyCategories: Object.keys(wanted) };
  let lhr;
  // Now and then a trace is lost, and Lighthouse asks to be run again.
  for (let attempt = 1; attempt <= 3 && (!lhr || lhr.runtimeError); attempt++) {
    ({ lhr } = await lighthouse(address + path, options, isPhone ? undefined : desktop, page));
  }
  if (lhr.runtimeError) {
    throw new Error(`${path}: ${lhr.runtimeError.message}`);
  }
  if (lhr.finalDisplayedUrl !== address + path) {
    throw new Error(`${path} led to ${lhr.finalDisplayedUrl}`);
  }
  const scores = Object.fromEntries(Object.keys(wanted).map((name) => [name, Math.round(lhr.categories[name].score * 100)]));
  const failed = Object.keys(wanted).flatMap((name) =>
    scores[name] >= wanted[name]
      ? []
      : lhr.categories[name].auditRefs
          .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
          .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim()),
  );
  const kilobytes = Math.round(lhr.audits["network-requests"].details.items.reduce((sum, { transferSize }) => sum + (transferSize ?? 0), 0) / 1000);
  return { scores, failed, kilobytes };
}

let isShort = false;
let browser;
try {
  const secrets = await passwords();
  browser = await puppeteer.launch({
    executablePath: process.env.KOTLINE_CHROMIUM,
    args: ["--no-sandbox", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
  });
  console.log(`${"page".padEnd(34)} performance  accessibility  best practices  kB`);
  for (const [role, path] of pages) {
    const page = await openAs(role, secrets[role]);
    const { scores, failed, kilobytes } = await measure(page, path);
    await page.browserContext().close();
    const figures = Object.values(scores);
    isShort ||= figures.some((score, index) => score < Object.values(wanted)[index]);
    console.log(
      `${(role ? `${path} (${role})` : path).padEnd(34)} ${String(figures[0]).padStart(11)}  ${String(figures[1]).padStart(13)}  ${String(figures[2]).padStart(14)}  ${kilobytes}`,
    );
    for (const why of failed) {
      console.log(`    ${why}`);
    }
  }
} finally {
  await browser?.close();
  site.removeAllListeners("exit");
  const ended = new Promise((resolve) => site.once("exit", resolve));
  site.kill("SIGTERM");
  await ended;
  spawnSync(door, ["stop"], { env: environment, stdio: "ignore" });
  rmSync(data, { recursive: true, force: true });
}
process.exitCode = isShort ? 1 : 0;
