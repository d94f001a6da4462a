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
