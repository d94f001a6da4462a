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
