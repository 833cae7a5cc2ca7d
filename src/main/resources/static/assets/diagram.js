// Draws a process from its model; what is done and what is running is read from the list of steps beside it, which stays for those who do not see the drawing.
(function () {
  "use strict";

  async function draw(figure) {
    const answer = await fetch(figure.dataset.model, { headers: { Accept: "application/xml" } });
    if (!answer.ok) {
      return;
    }
    figure.hidden = false;
    const viewer = new window.BpmnJS({ container: figure.querySelector(".diagram-canvas") });
    await viewer.importXML(await answer.text());
    const canvas = viewer.get("canvas");
    const shapes = viewer.get("elementRegistry");
    // the last word on a step that ran more than once is its latest run
    const states = new Map();
    figure.parentElement.querySelectorAll(".steps [data-activity]").forEach(step => {
      if (states.get(step.dataset.activity) !== "now") {
        states.set(step.dataset.activity, step.dataset.state);
      }
    });
    states.forEach((state, activity) => {
      if (shapes.get(activity)) {
        canvas.addMarker(activity, "step-" + state);
      }
    });
    // a step that called another process leads to its drawing, or to the list where there are several
    const called = new Map();
    figure.parentElement.querySelectorAll(".steps [data-activity] a[data-called]").forEach(link => {
      const activity = link.closest("[data-activity]").dataset.activity;
      called.set(activity, (called.get(activity) || []).concat(link));
    });
    called.forEach((links, activity) => {
      if (shapes.get(activity)) {
        const there = document.createElement("a");
        there.className = "called";
        there.href = links.length === 1 ? links[0].href : "#etapes";
        there.textContent = links.length === 1 ? "\u21b3" : "\u21b3 " + links.length;
        there.title = (links.length === 1 ? "Voir le schéma : " : links.length + " schémas, dans la liste des étapes : ") + links[0].textContent;
        there.setAttribute("aria-label", there.title);
        there.addEventListener("click", () => document.getElementById("etapes").open = true);
        viewer.get("overlays").add(activity, { position: { bottom: 0, left: 0 }, show: { minZoom: 0 }, scale: { min: 1, max: 1 }, html: there });
      }
    });
    // the wheel moves the page, not the drawing
    viewer.get("zoomScroll").toggle(false);
    // as high as the drawing needs at the width that there is
    const drawing = canvas.viewbox().inner;
    const room = figure.querySelector(".diagram-canvas");
    room.style.height = Math.round(Math.min(640, Math.max(240, room.clientWidth * drawing.height / drawing.width + 60))) + "px";
    canvas.resized();
    const fit = () => canvas.zoom("fit-viewport", "auto");
    fit();
    const steps = { in: () => canvas.zoom(canvas.zoom() * 1.25), out: () => canvas.zoom(canvas.zoom() / 1.25), fit: fit };
    figure.querySelectorAll("[data-zoom]").forEach(button => button.addEventListener("click", () => steps[button.dataset.zoom]()));
    figure.dataset.drawn = "true";
  }

  document.querySelectorAll("figure.diagram").forEach(figure => draw(figure));
})();
