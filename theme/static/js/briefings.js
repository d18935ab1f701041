// Adds the one global name that all scripts of the site share, and the way they make elements.
// Needs nothing; stands before all other scripts. Without it no script adds anything.
"use strict";

window.briefings = window.briefings || {};

// An element with its class and what is in it: a text, an element, or a list of both.
briefings.element = (name, className = "", content = []) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...[].concat(content));
  return made;
};

// What the interface says. English stands in the scripts; words.js, on sites in another language,
// gives the phrases of that one by their English: a text, or texts by plural category.
briefings.words = {};
briefings.lang = document.documentElement.lang || "en";
// European digits everywhere, as in the pages.
briefings.locale = `${briefings.lang}-u-nu-latn`;
briefings.number = (count) => new Intl.NumberFormat(briefings.locale).format(count);
briefings.fill = (text, values) =>
  text.replace(/%\((\w+)\)s/g, (_whole, name) => values[name]);

// A phrase with its values: say("Page %(number)s", { number: 3 }).
briefings.say = (phrase, values = {}) => briefings.fill(briefings.words[phrase] || phrase, values);

// The form for a number, which stands in it as %(count)s.
briefings.sayMany = (one, many, count, values = {}) => {
  const forms = briefings.words[one] || { one, other: many };
  const form = forms[new Intl.PluralRules(briefings.lang).select(count)] || forms.other;
  return briefings.fill(form, { count: briefings.number(count), ...values });
};
