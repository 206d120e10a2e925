// Draws what the tables say: each element with data-chart is drawn from the table that it names, in the reader's theme and culture,
// when it comes near the screen or the printer.

const { styleNonce, library } = document.currentScript.dataset;
const elements = [...document.querySelectorAll("[data-chart]")];
const drawn = new Map();

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--chart-${name}`).trim();
const isDark = () =>
  (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

const rowsOf = (element) =>
  [...document.getElementById(element.dataset.table).tBodies[0].rows].filter((row) => !row.classList.contains("rest"));

const isLying = (kind) => kind === "Bar" || kind === "Pyramid";

/** In pixels. */
const heightOf = (element) => (isLying(element.dataset.chart) ? Math.max(160, rowsOf(element).length * 26 + 60) : 300);

function read(element) {
  const rows = rowsOf(element);
  const numbers = (row) => [...row.querySelectorAll("td[data-value]")].map((cell) => Number(cell.dataset.value));
  const count = numbers(rows[0]).length;
  const headings = [...rows[0].closest("table").tHead.rows[0].cells].slice(1, 1 + count).map((cell) => cell.textContent.trim());
  return {
    labels: rows.map((row) => row.cells[0].textContent.trim()),
    series: headings.map((name, index) => ({ name, data: rows.map((row) => numbers(row)[index]) })),
  };
}

function optionsOf(element) {
  const { chart: kind, locale } = element.dataset;
  const { labels, series } = read(element);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const lying = isLying(kind);
  const several = series.length > 1;
  const all = {
    chart: {
      type: { Bar: "bar", Pyramid: "bar", Column: "bar", Donut: "donut", Line: "line" }[kind],
      height: heightOf(element),
      stacked: kind === "Pyramid",
      background: "transparent",
      foreColor: colour("ink"),
      fontFamily: "inherit",
      animations: { enabled: false },
      toolbar: { show: false },
      zoom: { enabled: false },
      nonce: styleNonce,
    },
    theme: { mode: isDark() ? "dark" : "light" },
    colors: ["1", "2", "3", "4", "5", "6"].map(colour),
    dataLabels: { enabled: false },
    legend: { show: several || kind === "Donut", position: "bottom" },
    tooltip: { y: { formatter: (value) => number.format(Math.abs(value)) } },
  };
  if (kind === "Donut") {
    return {
      ...all,
      series: series[0].data,
      labels,
      stroke: { colors: [colour("surface")] },
      plotOptions: { pie: { donut: { size: "62%" } } },
    };
  }

  const value = { labels: { formatter: (shown) => (typeof shown === "number" ? number.format(Math.abs(shown)) : shown) } };
  const rows = kind === "Pyramid" ? [...labels].reverse() : labels;
  const drawnSeries =
    kind === "Pyramid"
      ? series.map(({ name, data }, index) => ({ name, data: [...data].reverse().map((n) => (index === 0 ? -n : n)) }))
      : series;
  return {
    ...all,
    series: drawnSeries,
    grid: { borderColor: colour("line"), xaxis: { lines: { show: lying } }, yaxis: { lines: { show: !lying } } },
    plotOptions: { bar: { horizontal: lying, barHeight: kind === "Pyramid" ? "86%" : "70%", columnWidth: several ? "75%" : "60%", borderRadius: 2 } },
    stroke: kind === "Line" ? { width: 2, curve: "stepline" } : {},
    xaxis: { categories: rows, axisBorder: { show: false }, axisTicks: { show: false }, ...(lying ? value : {}) },
    yaxis: lying ? { labels: { maxWidth: 180 } } : { ...value, min: kind === "Line" ? 0 : undefined, forceNiceScale: kind === "Line" },
  };
}

let loading;

/** ApexCharts is nine tenths of what a page with charts weighs, so it comes with the first of them that is looked at. */
function load() {
  loading ??= new Promise((loaded, failed) => {
    document.head.append(Object.assign(document.createElement("script"), { src: library, onload: loaded, onerror: failed }));
  });
  return loading;
}

async function draw(element) {
  await load();
  if (!drawn.has(element)) {
    const chart = new ApexCharts(element, optionsOf(element));
    drawn.set(element, chart);
    chart.render();
  }
}

function drawAgain() {
  const shown = [...drawn];
  drawn.clear();
  for (const [element, chart] of shown) {
    chart.destroy();
    draw(element);
  }
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
      near.unobserve(target);
      // Each in a task of its own, so that the page answers meanwhile.
      setTimeout(draw, 0, target);
    }
  },
  { rootMargin: "25%" },
);

for (const element of elements) {
  // Nothing below may jump when it is drawn.
  element.style.minHeight = `${heightOf(element)}px`;
  near.observe(element);
}
addEventListener("beforeprint", () => elements.forEach(draw));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAgain);
