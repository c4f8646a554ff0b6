// The search of the pages that `hyle doc` writes. The names come from search-index.js, so no server is needed.
"use strict";

(function () {
  const MOST_FOUND = 40;
  const PREFIX = "#search=";

  const box = document.querySelector(".search");
  const input = box.querySelector("input");
  const found = box.querySelector(".found");
  const files = document.querySelector(".files");
  const contents = document.querySelector(".contents");
  const names = (window.hyleNames || []).map(function (line) {
    const [name, file, link, text] = line;
    return { name, file, link, text, low: name.toLowerCase(), all: (file + " " + name + " " + text).toLowerCase() };
  });
  let selected = -1;

  // Small is better; a name that does not fit has none.
  function rank(entry, query, words) {
    if (entry.name === query) return 0;
    if (entry.low === query) return 1;
    if (entry.low.startsWith(query)) return 2 + entry.low.length / 1000;
    if ((entry.file.toLowerCase() + "." + entry.low).endsWith(query)) return 3;
    if (entry.low.includes(query)) return 4 + entry.low.length / 1000;
    if (entry.all.includes(query)) return 5 + entry.text.length / 10000;
    return words.every((word) => entry.all.includes(word)) ? 6 + entry.text.length / 10000 : null;
  }

  function search(typed) {
    const query = typed.trim().toLowerCase();
    if (query === "") return [];
    const words = query.split(/\s+/);
    return names
      .map((entry) => ({ entry, rank: rank(entry, entry.name === typed.trim() ? entry.name : query, words) }))
      .filter((each) => each.rank !== null)
      .sort((one, other) => one.rank - other.rank)
      .slice(0, MOST_FOUND)
      .map((each) => each.entry);
  }

  function element(tag, text, className) {
    const made = document.createElement(tag);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function show() {
    const entries = search(input.value);
    found.replaceChildren();
    entries.forEach(function (entry) {
      const link = document.createElement("a");
      link.href = entry.link;
      link.append(element("b", entry.name), element("span", entry.file, "where"), element("span", entry.text, "what"));
      found.append(link);
    });
    if (entries.length === 0 && input.value.trim() !== "") {
      found.append(element("p", "Nothing of this name or type."));
    }
    select(entries.length === 0 ? -1 : 0);
  }

  function select(index) {
    const links = found.querySelectorAll("a");
    links.forEach((link, at) => link.classList.toggle("chosen", at === index));
    if (index >= 0 && links[index]) links[index].scrollIntoView({ block: "nearest" });
    selected = index;
  }

  function close() {
    found.replaceChildren();
    selected = -1;
  }

  function readAddress() {
    if (location.hash.startsWith(PREFIX)) {
      input.value = decodeURIComponent(location.hash.slice(PREFIX.length).replace(/\+/g, " "));
      input.focus();
      show();
    }
  }

  input.addEventListener("input", show);
  input.addEventListener("focus", show);
  input.addEventListener("keydown", function (event) {
    const count = found.querySelectorAll("a").length;
    if (event.key === "ArrowDown" && count > 0) {
      event.preventDefault();
      select((selected + 1) % count);
    } else if (event.key === "ArrowUp" && count > 0) {
      event.preventDefault();
      select((selected + count - 1) % count);
    } else if (event.key === "Enter" && selected >= 0) {
      event.preventDefault();
      const link = found.querySelectorAll("a")[selected];
      close();
      input.blur();
      location.href = link.href;
    } else if (event.key === "Escape") {
      input.value = "";
      close();
      input.blur();
    }
  });
  document.addEventListener("keydown", function (event) {
    const isTyping = /^(input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
  document.addEventListener("click", function (event) {
    if (!box.contains(event.target) || event.target.closest(".found a")) close();
  });
  window.addEventListener("hashchange", readAddress);

  box.hidden = false;
  if (window.matchMedia("(min-width: 56rem)").matches) {
    files.open = true;
    const here = files.querySelector("[aria-current]");
    if (here) files.scrollTop = here.offsetTop - files.offsetTop - files.clientHeight / 2;
  }
  if (contents && window.matchMedia("(min-width: 82rem)").matches) contents.open = true;
  readAddress();
})();
