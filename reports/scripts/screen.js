"use strict";
// Search, filters and folding of the brief in a browser. Everything is readable without it.
(() => {
  const find = (id) => document.getElementById(id);
  const index = JSON.parse(find("facets").textContent);
  const [tools, search, count, openAll] = ["tools", "search", "count", "open-all"].map(find);
  const selects = [...tools.querySelectorAll("select")];
  const folds = [...document.querySelectorAll("main details")];
  const items = [...document.querySelectorAll("main tbody tr, main .card, main .sheet[id^='finding-']")]
    .filter((item) => !item.parentElement.closest(".card, .sheet[id^='finding-']") && !item.closest(".letter, #contents"))
    .map((item) => ({ item, said: words(item), band: item.matches(".band, .sub") }))
    .map((each) => ({ ...each, text: each.said.toLowerCase(), ids: numbers(each.said) }));

  // What stands there where nothing is found.
  const nothing = document.createElement("section");
  nothing.className = "nothing";
  nothing.hidden = true;
  for (const [tag, text] of [["h1", "Nothing found"], ["p", "No entry has all of this."]]) nothing.appendChild(document.createElement(tag)).textContent = text;
  find("brief").prepend(nothing);

  // The text of an element with a space between its cells.
  function words(item) {
    const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
    const parts = [];
    while (walker.nextNode()) parts.push(walker.currentNode.data.trim());
    return parts.join(" ");
  }

  // Every number of an obligation or a finding that stands in a text.
  function numbers(text) {
    return [...new Set(text.split(/[\s,;:·]+/).map((word) => word.replace(/^[▲◐○●◉■□]|[.]$/g, "")))].filter((word) => Object.hasOwn(index, word));
  }

  function fits({ text, ids, band }, words, chosen) {
    if (band) return true;
    if (!words.every((word) => text.includes(word))) return false;
    return chosen.length === 0 || ids.some((id) => chosen.every(([key, value]) => index[id][key].includes(value)));
  }

  function apply() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = selects.filter((each) => each.value).map((each) => [each.dataset.facet, each.value]);
    const active = words.length > 0 || chosen.length > 0;
    let shown = 0;
    for (const each of items) {
      const fit = !active || fits(each, words, chosen);
      each.item.hidden = !fit;
      if (fit && !each.band) shown += 1;
    }
    for (const each of items) if (active && each.band) each.item.hidden = !follows(each.item);
    for (const part of document.querySelectorAll("main > section:not(.nothing)")) tidy(part, active);
    nothing.hidden = !active || shown > 0;
    document.body.classList.toggle("filtered", active);
    count.textContent = active ? `${shown} of ${items.filter((each) => !each.band).length} entries` : "";
  }

  // While something is looked for, a part, table or heading without an entry steps aside.
  function tidy(part, active) {
    const holds = (block) => items.some((each) => !each.item.hidden && !each.band && (block === each.item || block.contains(each.item)));
    part.hidden = active && !holds(part);
    let [heading, above] = [null, null];
    for (const block of part.querySelectorAll(":scope > *, :scope > .sheet > *, :scope > .sheet > .keep > *, :scope > .keep > *")) {
      if (/^H[23]$/.test(block.tagName)) {
        heading = block;
        if (block.tagName === "H2") above = block;
        heading.hidden = active;
      } else if (block.matches("table, .sheet, .card, div:has(table)")) {
        block.hidden = active && !holds(block);
        if (heading && !block.hidden && block.matches("table, .card")) for (const each of [above, heading]) if (each) each.hidden = false;
      }
    }
  }

  // Whether a heading inside a table still has a row below it.
  function follows(band) {
    for (let row = band.nextElementSibling; row && !row.matches(".band"); row = row.nextElementSibling) {
      if (band.matches(".sub") && row.matches(".sub")) return false;
      if (!row.matches(".sub") && !row.hidden) return true;
    }
    return false;
  }

  function open(all) {
    for (const fold of folds) fold.open = all;
    openAll.textContent = all ? "Fold all" : "Open all";
  }

  // A link into a folded card opens it.
  function reveal() {
    const target = location.hash && find(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (const fold of [target.closest("details"), target.querySelector("details")]) if (fold && target.matches(".card, .sheet, details *")) fold.open = true;
    target.scrollIntoView();
  }

  let before = [];
  addEventListener("beforeprint", () => { before = folds.map((fold) => fold.open); open(true); });
  addEventListener("afterprint", () => { folds.forEach((fold, at) => { fold.open = before[at]; }); });
  addEventListener("hashchange", reveal);
  search.addEventListener("input", apply);
  selects.forEach((each) => each.addEventListener("change", apply));
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.addEventListener("reset", () => setTimeout(apply));
  openAll.addEventListener("click", () => open(!folds.every((fold) => fold.open)));
  const reach = () => document.querySelectorAll(".chart, .path").forEach((each) => { if (each.scrollWidth > each.clientWidth) each.tabIndex = 0; });
  addEventListener("resize", reach);
  folds.forEach((fold) => fold.addEventListener("toggle", reach));
  reach();
  tools.hidden = false;
  openAll.hidden = folds.length === 0;
  reveal();
})();
