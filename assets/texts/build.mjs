// node assets/texts/build.mjs OUTPUT
// Makes of assets/texts/<language>/<area>.json, but for the page's own words (shell/texts.js):
//   OUTPUT/include/texts/<area>.h   one TextId a key, for the code
//   OUTPUT/texts.cpp                the built-in language (the first one)
//   OUTPUT/<language>.json          each further one: {tag, rules, areas: [[texts]]}
//   OUTPUT/messages.json            what intl-messageformat makes of every plural, for the tests
// Months, weekdays, separators and plurals come from Intl. Fails when a language lacks a key or a
// placeholder, or when a text is not a message. Writes only what changed, so that little is rebuilt, and
// takes away what it made of an area that is gone.
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
const languages = [
  { tag: 'es-MX', name: 'Español' },
  { tag: 'en', name: 'English' },
];
const [builtIn] = languages;
const SHELL_ONLY = 'page';
const COUNTED = [0, 1, 2, 5, 1234];
const LAST_CHECKED = 100_000;
const keyword =
  /^(and|auto|bool|break|case|char|class|const|continue|default|delete|do|double|else|enum|export|false|float|for|friend|goto|if|inline|int|long|namespace|new|not|operator|or|private|protected|public|register|return|short|signed|static|struct|switch|template|this|throw|true|try|typedef|union|unsigned|using|virtual|void|volatile|while|xor)$/;

function fail(message) {
  console.error(`texts: ${message}`);
  process.exit(1);
}

async function writeChanged(path, text) {
  const old = await readFile(path, 'utf8').catch(() => null);
  if (old === text) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function read(tag) {
  const folder = join(here, tag);
  const areas = {};
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()) {
    const place = `${tag}/${file}`;
    let texts;
    try {
      texts = JSON.parse(await readFile(join(folder, file), 'utf8'));
    } catch (error) {
      fail(`${place}: ${error.message}`);
    }
    for (const [key, text] of Object.entries(texts)) {
      if (!/^[a-z][a-z0-9_]*$/.test(key) || keyword.test(key)) fail(`${place}: bad key "${key}"`);
      if (typeof text !== 'string') fail(`${place}: "${key}" is not a text`);
    }
    areas[file.slice(0, -'.json'.length)] = texts;
  }
  return areas;
}

// {name: 'argument' | 'plural'}: what a message wants to be given. Anything else of ICU is refused:
// src/base/texts.cpp does not know it.
function wants(message, place) {
  const found = {};
  const walk = (nodes) => {
    for (const node of nodes) {
      if (node.type === TYPE.literal || node.type === TYPE.pound) continue;
      if (node.type === TYPE.argument) {
        found[node.value] ??= 'argument';
      } else if (node.type === TYPE.plural && node.offset === 0 && node.pluralType === 'cardinal') {
        found[node.value] = 'plural';
        Object.values(node.options).forEach((option) => walk(option.value));
      } else {
        fail(`${place}: only {name} and {name, plural, …} are understood`);
      }
    }
  };
  if (message.includes("'{") || message.includes("''")) fail(`${place}: no quoting, please`);
  try {
    walk(parse(message, { ignoreTag: true }));
  } catch (error) {
    fail(`${place}: ${error.message}: ${message}`);
  }
  return found;
}

function rules(tag) {
  const names = (options, dates) =>
    dates.map((date) => new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format(date));
  const months = Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2020, i, 15)));
  const week = Array.from({ length: 7 }, (_, i) => new Date(Date.UTC(2020, 10, 2 + i))); // Monday
  const plain = (list) => list.map((name) => name.replace(/\.$/, ''));
  const group = new Intl.NumberFormat(tag, { useGrouping: 'always' }).formatToParts(1234);
  const letters = { zero: '0', one: '1', two: '2', few: 'f', many: 'm', other: 'o' };
  const plural = new Intl.PluralRules(tag);
  const letter = (number) => letters[plural.select(number)];
  const plurals = Array.from({ length: 200 }, (_, number) => letter(number)).join('');
  for (let number = 200; number <= LAST_CHECKED; number += 1) {
    if (letter(number) !== plurals[100 + (number % 100)]) fail(`${tag}: the plural of ${number}`);
  }
  return {
    months: names({ month: 'long' }, months),
    short_months: plain(names({ month: 'short' }, months)),
    weekdays: names({ weekday: 'long' }, week),
    short_weekdays: plain(names({ weekday: 'short' }, week)),
    thousands: group.find((part) => part.type === 'group')?.value ?? '',
    plurals,
  };
}

function same(tag, texts, wanted) {
  const list = (object) => Object.keys(object).sort().join(', ');
  if (list(texts) !== list(wanted)) {
    fail(`${tag} has not the areas of ${builtIn.tag}: ${list(texts)}; not ${list(wanted)}`);
  }
  for (const [area, keys] of Object.entries(wanted)) {
    const place = `${tag}/${area}.json`;
    for (const key of Object.keys(texts[area])) if (!(key in keys)) fail(`${place}: "${key}" is unknown`);
    for (const [key, message] of Object.entries(keys)) {
      if (!(key in texts[area])) fail(`${place}: "${key}" is missing`);
      const ours = list(wants(texts[area][key], `${place}: ${key}`));
      if (ours !== list(wants(message, key))) fail(`${place}: "${key}" has other placeholders`);
    }
  }
}

const quoted = (text) => JSON.stringify(text).replaceAll('?', '\\?');
const listed = (texts) => `{${texts.map(quoted).join(', ')}}`;

function header(area, keys, number) {
  const lines = Object.keys(keys).map(
    (key, index) => `inline constexpr base::TextId ${key}{${number}, ${index}};`,
  );
  return `// Generated by assets/texts/build.mjs from texts/*/${area}.json.
#pragma once

#include "base/texts.h"

namespace text::${area} {

${lines.join('\n')}

}  // namespace text::${area}
`;
}

function builtInSource({ tag }, areas, its) {
  const names = Object.keys(areas);
  const tables = names.map(
    (area) =>
      `constexpr const char* ${area}_texts[] = {\n${Object.values(areas[area])
        .map((text) => `    ${quoted(text)},\n`)
        .join('')}};\n`,
  );
  return `// Generated by assets/texts/build.mjs.
#include "base/texts.h"

namespace base {
namespace {

${tables.join('\n')}
constexpr std::span<const char* const> areas[] = {
${names.map((area) => `    ${area}_texts,\n`).join('')}};

constexpr LanguageName names[] = {
${languages.map((one) => `    {${quoted(one.tag)}, ${quoted(one.name)}},\n`).join('')}};

constexpr Language language{
    .tag = ${quoted(tag)},
    .rules = {.months = ${listed(its.months)},
              .short_months = ${listed(its.short_months)},
              .weekdays = ${listed(its.weekdays)},
              .short_weekdays = ${listed(its.short_weekdays)},
              .thousands = ${quoted(its.thousands)},
              .plurals = ${quoted(its.plurals)}},
    .areas = areas};

}  // namespace

std::span<const LanguageName> languages() {
  return names;
}

const Language& built_in_language() {
  return language;
}

}  // namespace base
`;
}

// Every message with arguments, given the same counts throughout and the name itself as a text.
function examples(tag, areas) {
  const made = [];
  for (const [area, keys] of Object.entries(areas)) {
    for (const [key, message] of Object.entries(keys)) {
      const wanted = wants(message, `${tag}/${area}.json: ${key}`);
      const counts = Object.values(wanted).includes('plural') ? COUNTED : [0];
      if (Object.keys(wanted).length === 0) continue;
      for (const count of counts) {
        const values = Object.fromEntries(
          Object.entries(wanted).map(([name, kind]) => [name, kind === 'plural' ? count : `‹${name}›`]),
        );
        const expected = new IntlMessageFormat(message, tag, undefined, { ignoreTag: true });
        made.push({ message, values, expected: expected.format(values) });
      }
    }
  }
  return made;
}

if (!out) fail('where to?');
const texts = {};
for (const { tag } of languages) texts[tag] = await read(tag);
const main = texts[builtIn.tag];
for (const { tag } of languages) same(tag, texts[tag], main);
delete main[SHELL_ONLY];

const headers = join(out, 'include/texts');
for (const file of await readdir(headers).catch(() => [])) {
  if (!(file.replace('.h', '') in main)) await rm(join(headers, file));
}
const numbered = Object.entries(main).map(([area, keys], number) => [area, header(area, keys, number)]);
for (const [area, text] of numbered) await writeChanged(join(headers, `${area}.h`), text);
await writeChanged(join(out, 'texts.cpp'), builtInSource(builtIn, main, rules(builtIn.tag)));
const messages = {};
for (const { tag } of languages) {
  messages[tag] = examples(tag, texts[tag]);
  if (tag === builtIn.tag) continue;
  const areas = Object.fromEntries(
    Object.entries(main).map(([area, keys]) => [
      area,
      Object.keys(keys).map((key) => texts[tag][area][key]),
    ]),
  );
  const language = { tag, rules: rules(tag), areas: Object.values(areas) };
  await writeChanged(join(out, `${tag}.json`), `${JSON.stringify(language)}\n`);
}
await writeChanged(join(out, 'messages.json'), `${JSON.stringify(messages)}\n`);
