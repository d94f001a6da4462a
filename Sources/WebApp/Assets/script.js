// Copy buttons. Without this script the text can be selected and copied by hand.
for (const button of document.querySelectorAll("button[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  if (!text || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = button.dataset.done;
    } catch {
      // The browser does not allow it: select the text, so that one long press copies it.
      getSelection().selectAllChildren(text);
    }
  });
}
// The first thing that has to be mended gets the keyboard.
document.querySelector(".summary-of-faults")?.focus();
// Files can be dropped onto the choice of files; without this script they are chosen.
for (const place of document.querySelectorAll("[data-drops]")) {
  const input = document.getElementById(place.dataset.drops);
  for (const hint of place.querySelectorAll("[data-drop-hint]")) hint.hidden = false;
  const over = (is) => (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    place.classList.toggle("over", is);
  };
  place.addEventListener("dragover", over(true));
  place.addEventListener("dragleave", over(false));
  place.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length > 0) input.files = event.dataTransfer.files;
  });
}
// Boxes are drawn over a picture; without this script they are written as numbers.
for (const start of document.querySelectorAll("button[data-draw]")) {
  const field = document.getElementById(start.dataset.draw);
  const shot = document.querySelector(`[data-draws="${start.dataset.draw}"]`);
  if (!field || !shot || !window.PointerEvent) continue;
  const space = "http://www.w3.org/2000/svg";
  const sheet = document.createElementNS(space, "svg");
  sheet.setAttribute("viewBox", "0 0 100 100");
  sheet.setAttribute("preserveAspectRatio", "none");
  sheet.setAttribute("class", "drawn");
  shot.append(sheet);
  const show = (extra) => {
    sheet.replaceChildren();
    for (const line of field.value.split("\n").concat(extra || [])) {
      const sides = line.trim().split(/[\s,，%]+/).map(Number);
      if (sides.length < 4 || sides.some(Number.isNaN)) continue;
      const box = document.createElementNS(space, "rect");
      ["x", "y", "width", "height"].forEach((name, place) => box.setAttribute(name, sides[place]));
      sheet.append(box);
    }
  };
  const at = (event) => {
    const frame = shot.getBoundingClientRect();
    const share = (value, whole) => Math.min(100, Math.max(0, (100 * value) / whole));
    return [share(event.clientX - frame.left, frame.width), share(event.clientY - frame.top, frame.height)];
  };
  let from = null;
  const box = (event) => {
    const to = at(event);
    const least = [Math.min(from[0], to[0]), Math.min(from[1], to[1])].map((side) => Math.floor(side * 100) / 100);
    const most = [Math.max(from[0], to[0]), Math.max(from[1], to[1])];
    const size = most.map((side, place) => Math.floor((side - least[place]) * 100) / 100);
    return size[0] > 0.2 && size[1] > 0.2 ? [...least, ...size].map((side) => side.toFixed(2)).join(" ") : null;
  };
  start.hidden = false;
  start.setAttribute("aria-pressed", "false");
  start.addEventListener("click", () => {
    const on = shot.classList.toggle("drawing");
    start.setAttribute("aria-pressed", String(on));
    if (on) shot.scrollIntoView({ block: "nearest" });
  });
  shot.addEventListener("pointerdown", (event) => {
    if (!shot.classList.contains("drawing") || event.button !== 0) return;
    event.preventDefault();
    shot.setPointerCapture(event.pointerId);
    from = at(event);
  });
  shot.addEventListener("pointermove", (event) => {
    if (from) show(box(event) ?? []);
  });
  shot.addEventListener("pointerup", (event) => {
    if (!from) return;
    const line = box(event);
    from = null;
    if (line) field.value = field.value.trim() ? `${field.value.trim()}\n${line}` : line;
    show();
  });
  shot.addEventListener("pointercancel", () => {
    from = null;
    show();
  });
  field.addEventListener("input", () => show());
  show();
}
