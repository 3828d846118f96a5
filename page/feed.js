// The page about a feed: the address as this browser sees it, and a button that copies it.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const field = $("address");
  if (/^http/.test(location.protocol)) {
    const seen = new URL(field.dataset.file, location.href).href;
    if (seen !== field.value) {
      $("code")?.remove(); // of another address
      field.value = seen;
      for (const link of document.querySelectorAll(".app"))
        link.href = link.dataset.scheme + (link.dataset.scheme.endsWith("=") ? encodeURIComponent(seen) : seen.replace(/^https?:\/\//, ""));
    }
  }
  field.addEventListener("focus", () => field.select());
  $("copy").addEventListener("click", async () => {
    field.select();
    try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
    $("copied").textContent = langdu.say("已复制", "Copied");
  });
})();
