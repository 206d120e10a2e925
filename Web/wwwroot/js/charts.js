// Draws what the tables say: each element with data-chart is drawn from the table that it names, in the reader's theme and culture.

const styleNonce = document.currentScript.dataset.styleNonce;
const drawn = [];

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--chart-${name}`).trim();
const isDark = () =>
  (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

function read(table) {
  const rows = [...table.tBodies[0].rows].filter((row) => !row.classList.contains("rest"));
  const numbers = (row) => [...row.querySelectorAll("td[data-value]")].map((cell) => Number(cell.dataset.value));
  const count = numbers(rows[0]).length;
  const headings = [...table.tHead.rows[0].cells].slice(1, 1 + count).map((cell) => cell.textContent.trim());
  return {
    labels: rows.map((row) => row.cells[0].textContent.trim()),
    series: headings.map((name, index) => ({ name, data: rows.map((row) => numbers(row)[index]) })),
  };
}

function options(kind, { labels, series }, locale) {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const ink = colour("ink");
  const isLying = kind === "Bar" || kind === "Pyramid";
  const several = series.length > 1;
  const all = {
    chart: {
      type: { Bar: "bar", Pyramid: "bar", Column: "bar", Donut: "donut", Line: "line" }[kind],
      height: isLying ? Math.max(160, labels.length * 26 + 60) : 300,
      stacked: kind === "Pyramid",
      background: "transparent",
      foreColor: ink,
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
    grid: { borderColor: colour("line"), xaxis: { lines: { show: isLying } }, yaxis: { lines: { show: !isLying } } },
    plotOptions: { bar: { horizontal: isLying, barHeight: kind === "Pyramid" ? "86%" : "70%", columnWidth: several ? "75%" : "60%", borderRadius: 2 } },
    stroke: kind === "Line" ? { width: 2, curve: "stepline" } : {},
    xaxis: { categories: rows, axisBorder: { show: false }, axisTicks: { show: false }, ...(isLying ? value : {}) },
    yaxis: isLying ? { labels: { maxWidth: 180 } } : value,
  };
}

function draw(element) {
  const chart = new ApexCharts(element, options(element.dataset.chart, read(document.getElementById(element.dataset.table)), element.dataset.locale));
  chart.render();
  return chart;
}

function drawAll() {
  for (const chart of drawn.splice(0)) {
    chart.destroy();
  }
  for (const element of document.querySelectorAll("[data-chart]")) {
    drawn.push(draw(element));
  }
}

drawAll();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
