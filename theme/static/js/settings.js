// Adds: the reader's own size, width and theme, whether single keys work, what is kept of visits, and
// the panel to choose, with the control that erases all that is kept.
// Needs briefings.js and an element marked data-settings. Without it pages follow the browser's.
// Without storage the choice holds for the page it was made on.
"use strict";

(() => {
  const { element, say } = briefings;
  const NAME = "briefings.settings";
  const CHOICES = [
    ["size", say("Size of text"), [["", say("Normal")], ["small", say("Small")],
      ["large", say("Large")], ["huge", say("Very large")]]],
    ["width", say("Width of text"), [["", say("Normal")], ["narrow", say("Narrow")],
      ["wide", say("Wide")]]],
    ["theme", say("Colours"), [["", say("As the system")], ["light", say("Light")],
      ["dark", say("Dark")]]],
  ];

  // What a person chose on this browser; each of the functions works without storage too.
  const store = {
    read(name, otherwise) {
      try {
        return JSON.parse(window.localStorage.getItem(name)) ?? otherwise;
      } catch {
        return otherwise; // no storage, or nothing of ours in it
      }
    },
    write(name, value) {
      try {
        window.localStorage.setItem(name, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
  };

  const settings = { size: "", width: "", theme: "", keys: true, visits: false, ...store.read(NAME, {}) };

  const apply = () => {
    for (const [name, , values] of CHOICES) {
      const isKnown = values.some(([value]) => value && value === settings[name]);
      if (isKnown) document.documentElement.dataset[name] = settings[name];
      else delete document.documentElement.dataset[name];
    }
  };

  const choose = (name, value) => {
    settings[name] = value;
    store.write(NAME, settings);
    apply();
  };

  const optionOf = (name, value, label) => {
    const box = Object.assign(element("input"), { type: "radio", name: `set-${name}`, value,
      checked: settings[name] === value });
    box.addEventListener("change", () => choose(name, value));
    return element("label", "set-option", [box, label]);
  };

  const fieldOf = ([name, title, values]) => element("fieldset", "set-field",
    [element("legend", "label", title), ...values.map(([value, label]) => optionOf(name, value, label))]);

  const keysField = () => {
    const box = Object.assign(element("input"), { type: "checkbox", value: "keys", checked: settings.keys });
    box.addEventListener("change", () => choose("keys", box.checked));
    return element("fieldset", "set-field", [element("legend", "label", say("Keyboard")),
      element("label", "set-option", [box, say("Single keys lead through the pages")]),
      ...(briefings.keyList ? [briefings.keyList()] : [])]);
  };

  // Storage holds what was asked for only; this takes all of it away, the kept copy too.
  const erase = async (status) => {
    const top = document.querySelector("script[src$='theme/js/settings.js']").src.replace(/theme\/js\/settings\.js$/, "");
    try {
      for (const room of [window.localStorage, window.sessionStorage]) {
        for (const name of Object.keys(room)) if (name.startsWith("briefings.")) room.removeItem(name);
      }
      const copies = await window.caches?.keys() ?? [];
      await Promise.all(copies.filter((name) => name.startsWith(`briefings ${new URL(top).pathname} `))
        .map((name) => window.caches.delete(name)));
      await (await navigator.serviceWorker?.getRegistration(top))?.unregister();
    } catch {
      // no storage on this page: nothing is kept
    }
    Object.assign(settings, { size: "", width: "", theme: "", keys: true, visits: false });
    apply();
    for (const box of status.closest(".set-panel").querySelectorAll("input")) {
      box.checked = box.value === "" || box.value === "keys";
    }
    status.textContent = say("Erased.");
  };

  const privacyField = () => {
    const box = Object.assign(element("input"), { type: "checkbox", checked: settings.visits });
    box.addEventListener("change", () => choose("visits", box.checked));
    const status = element("span", "set-said");
    status.setAttribute("role", "status");
    const button = Object.assign(element("button", "", say("Erase all that is kept here")), { type: "button" });
    button.addEventListener("click", () => erase(status));
    return element("fieldset", "set-field", [element("legend", "label", say("Privacy")),
      element("label", "set-option", [box, say("Mark what is new since my last visit")]), button, " ", status]);
  };

  const open = (details) => {
    if (!details.open || details.lastElementChild.className === "set-panel") return;
    details.append(element("div", "set-panel", [...CHOICES.map(fieldOf), keysField(), privacyField()]));
  };

  const make = (place) => {
    const summary = element("summary", "", "Aa");
    summary.setAttribute("aria-label", say("Aa: size, width, colours, keys"));
    summary.title = say("Size, width, colours, keys");
    const details = element("details", "set", summary);
    details.addEventListener("toggle", () => open(details));
    details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      summary.focus();
    });
    place.append(details);
  };

  apply();
  briefings.store = store;
  briefings.settings = settings;
  for (const place of document.querySelectorAll("[data-settings]")) make(place);
})();
