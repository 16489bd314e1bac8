// Japanese typed in Latin letters has the key of its reading; tests/test_romaji.py holds the same list against the readings.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { romajiKey } from "../../overrides/assets/js/search-romaji.js";

/** @type {[string, string[]][]} */
const LIST = JSON.parse(readFileSync(new URL("romaji.json", import.meta.url), "utf8"));

for (const [reading, spellings] of LIST) {
  test(`${spellings.join(", ")} are one, ${reading || "and no Japanese"}`, () => {
    const keys = new Set(spellings.map(romajiKey));
    assert.equal(keys.size, spellings.length ? 1 : 0);
    assert.equal(keys.has(""), reading === "");
  });
}
