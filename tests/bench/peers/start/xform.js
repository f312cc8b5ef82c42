// The questions as an XForm, which Enketo's server starts from.
import { questions } from './questions.js';

const TYPES = { number: 'int', date: 'date' };
const FLAG = ['Sí', 'No'];
const key = (words) =>
  words
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '_');
const item = (words) => `<item><label>${words}</label><value>${key(words)}</value></item>`;

function control({ id, type, label, options = FLAG }) {
  const start = `ref="/data/${id}"`;
  const inside = `<label>${label}</label>`;
  const items = options.map(item).join('');
  if (type === 'one') return `<select1 ${start} appearance="minimal">${inside}${items}</select1>`;
  if (type === 'flag') return `<select1 ${start}>${inside}${items}</select1>`;
  if (type === 'many') return `<select ${start}>${inside}${items}</select>`;
  const look = type === 'long' ? ' appearance="multiline"' : '';
  return `<input ${start}${look}>${inside}</input>`;
}

export function xform() {
  const values = questions.map(({ id }) => `<${id}/>`).join('');
  const binds = questions.map(
    ({ id, type }) => `<bind nodeset="/data/${id}" type="${TYPES[type] ?? 'string'}"/>`,
  );
  return `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>Registro</h:title><model>
<instance><data id="registro" version="1">${values}<meta><instanceID/></meta></data></instance>
${binds.join('\n')}
<bind nodeset="/data/meta/instanceID" type="string" readonly="true()"
  calculate="concat('uuid:', uuid())"/>
</model></h:head>
<h:body>${questions.map(control).join('\n')}</h:body>
</h:html>`;
}
