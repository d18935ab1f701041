// Adds the one global name that all scripts of the site share.
// Needs nothing; stands before all other scripts. Without it no script adds anything.
"use strict";

window.briefings = window.briefings || {};
