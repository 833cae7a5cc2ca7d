// Draws the sums of a table as bars: <canvas data-of="id of the table">, whose rows carry data-label and data-<series>, and whose head names the series
// (th data-series="paid"). The table stays beside it.
(function () {
  "use strict";

  const colours = { paid: "#14602f", left: "#b35900", due: "#20308a" };

  document.querySelectorAll("canvas[data-of]").forEach(canvas => {
    const table = document.getElementById(canvas.dataset.of);
    const rows = Array.from(table.querySelectorAll("tbody tr[data-label]"));
    const heads = Array.from(table.querySelectorAll("thead th[data-series]"));
    const euros = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });
    canvas.hidden = false;
    new window.Chart(canvas, {
      type: "bar",
      data: {
        labels: rows.map(row => row.dataset.label),
        datasets: heads.map(head => ({
          label: head.textContent.trim(), data: rows.map(row => Number(row.dataset[head.dataset.series])), backgroundColor: colours[head.dataset.series], maxBarThickness: 64
        }))
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        locale: "fr-FR",
        plugins: { tooltip: { callbacks: { label: item => item.dataset.label + " : " + euros.format(item.raw) } } },
        scales: { x: { stacked: true, grid: { display: false } }, y: { stacked: true, beginAtZero: true, ticks: { callback: value => euros.format(value) } } }
      }
    });
    canvas.dataset.drawn = "true";
  });
})();
