// Draws each figure[data-chart] with ECharts from the JSON beside it. The numbers stand in the page's tables too: without
// this script only the pictures are missing. Nothing moves, nothing is fetched.
(() => {
  const language = document.documentElement.lang || "vi";
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  // Told apart in grey and by the colour-blind too: dark and light blue, ochre; bars have patterns besides.
  const COLOURS = ["#0a4d74", "#8fbfdd", "#b06d00"];
  const INK = "#17212b";

  const optionOf = (data) => {
    const shown = (value) => (value === null || value === undefined ? "–" : number.format(value) + (data.unit || ""));
    return {
      animation: false,
      color: COLOURS,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: INK },
      aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
      grid: { left: 8, right: 16, top: 40, bottom: data.x ? 28 : 8, containLabel: true },
      legend: { show: data.series.length > 1, top: 0, left: 0, itemGap: 16, textStyle: { color: INK } },
      // As text on the canvas: an HTML box would need inline styles, which the site's policy forbids.
      tooltip: { trigger: "axis", renderMode: "richText", confine: true, valueFormatter: shown },
      [data.across ? "yAxis" : "xAxis"]: {
        type: "category",
        data: data.labels,
        inverse: Boolean(data.across),
        name: data.across ? "" : data.x || "",
        nameLocation: "middle",
        nameGap: 28,
        axisLabel: { color: INK, hideOverlap: true },
      },
      [data.across ? "xAxis" : "yAxis"]: {
        type: "value",
        min: data.low || 0,
        name: data.across ? data.x || "" : "",
        nameLocation: "middle",
        nameGap: 28,
        axisLabel: { color: INK, formatter: shown },
      },
      series: data.series.map((line, place) => ({
        ...line,
        data: line.values,
        stack: data.stack ? "all" : undefined,
        step: data.step ? "end" : false,
        showSymbol: data.labels.length <= 31,
        symbol: ["circle", "rect", "triangle"][place % 3],
        symbolSize: 7,
        barMaxWidth: 36,
        lineStyle: { width: 2.5, type: ["solid", "dashed", "dotted"][place % 3] },
      })),
    };
  };

  const drawn = [...document.querySelectorAll("figure[data-chart]")].map((figure) => {
    const data = JSON.parse(document.getElementById(figure.dataset.chart).textContent);
    figure.hidden = false;
    const picture = echarts.init(figure.querySelector(".chart__picture"), null, { renderer: "canvas" });
    picture.setOption(optionOf(data));
    return picture;
  });

  const fit = () => drawn.forEach((picture) => picture.resize());
  window.addEventListener("resize", fit);
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("details.figures-behind").forEach((details) => { details.open = true; });
    fit();
  });
})();
