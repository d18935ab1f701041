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
